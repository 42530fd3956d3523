// Orders over HTTP, followed from outside until they are settled and the customer has been told.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { docker, npm, status } from './life.mjs';

const SETTLED_MS = 60_000;
const FIRST_SALE = '00000000-0000-7000-8000-000000000001';

async function call(service, path, { token, body } = {}) {
  const { services } = await status();
  const { url } = services.find(({ name }) => name === service);
  const response = await fetch(new URL(path, url), {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
  });
  const isJson = response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? await response.json() : await response.text(),
  };
}

const tokenOf = async (customer) => (await npm('token', '--', '--customer', customer)).trim();

async function place(token, lines) {
  const answer = await call('order', '/orders', { token, body: { lines } });
  assert.equal(answer.status, 202, JSON.stringify(answer.body));
  return answer.headers.get('location').split('/').at(-1);
}

/** Asks until the condition holds; the last answer is in the error when it never does. */
async function eventually(ask, holds) {
  const deadline = Date.now() + SETTLED_MS;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`still not so after ${SETTLED_MS / 1000} s: ${JSON.stringify(answer)}`);
    await pause(250);
  }
}

const settles = (token, orderId, expected) =>
  eventually(
    () => call('order', `/orders/${orderId}`, { token }),
    ({ body }) => body.status === expected,
  );

const delivered = (token, orderId) =>
  eventually(
    () => call('notification', `/deliveries?orderId=${orderId}`, { token }),
    ({ body }) => deliveriesIn(body).length === 1,
  );

const deliveriesIn = (body) => (Array.isArray(body) ? body : (body.deliveries ?? body.items ?? []));

export const orderChecks = [
  [
    'an order is confirmed and its customer told once',
    async () => {
      const token = await tokenOf('ci-confirmed');
      const orderId = await place(token, [{ sku: 'SKU-1', quantity: 1 }]);
      await settles(token, orderId, 'confirmed');
      await delivered(token, orderId);
    },
  ],
  [
    'an order for more than there is gets rejected',
    async () => {
      const token = await tokenOf('ci-rejected');
      await settles(token, await place(token, [{ sku: 'SKU-RARE', quantity: 90 }]), 'rejected');
    },
  ],
  [
    'an order without a token is refused',
    async () => {
      const { status: code } = await call('order', '/orders', { body: { lines: [{ sku: 'SKU-1', quantity: 1 }] } });
      assert.equal(code, 401);
    },
  ],
  [
    'a ticket of the flash sale becomes an order',
    async () => {
      const token = await tokenOf('ci-flash-sale');
      const { status: code, headers } = await call('flash-sale-gateway', `/flash-sales/${FIRST_SALE}/orders`, {
        token,
        body: {},
      });
      assert.equal(code, 202);
      await settles(token, headers.get('location').split('/').at(-1), 'confirmed');
    },
  ],
  [
    'with inventory stopped, orders are accepted and settle after it returns',
    async () => {
      const { services } = await status();
      const { container } = services.find(({ name }) => name === 'inventory');
      const token = await tokenOf('ci-patient');
      await docker('stop', container);
      const orderId = await place(token, [{ sku: 'SKU-2', quantity: 1 }]);
      await docker('start', container);
      await settles(token, orderId, 'confirmed');
    },
  ],
];
