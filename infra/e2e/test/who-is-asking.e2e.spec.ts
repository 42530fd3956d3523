import { expectInvariants } from './steps/invariants';
import { NOBODY } from './bad-requests/bad-request';
import { newProduct } from './steps/goods';
import { call } from './steps/http';
import { placeOrder } from './steps/orders';
import { forgedToken, newCustomer } from './steps/people';
import { expectNothingStored, expectProblem } from './steps/problems';
import { askForTicket, planSale } from './steps/sales';
import type { ServiceName } from './system/target';

const customer = newCustomer();
const { token } = customer;

describe('a token', () => {
  const claims = { sub: customer.id, iat: 1_700_000_000, exp: 4_000_000_000 };
  const closed: readonly (readonly [ServiceName, string, object | undefined])[] = [
    ['order', 'POST /orders', { lines: [{ sku: 'SKU-1', quantity: 1 }] }],
    ['order', 'GET /orders', undefined],
    ['order', `GET /orders/${NOBODY}`, undefined],
    ['order', 'PUT /products/SKU-1', { name: 'N', priceMinor: 1 }],
    ['inventory', 'POST /stock/SKU-1/adjustments', { quantity: 1, reason: 'r' }],
    ['notification', 'GET /deliveries', undefined],
    ['flash-sale-gateway', 'POST /flash-sales', {}],
    ['flash-sale-gateway', 'POST /flash-sales/00000000-0000-7000-8000-000000000001/orders', undefined],
    ['flash-sale-gateway', `GET /flash-sales/${NOBODY}/orders/${NOBODY}`, undefined],
  ];
  const wrongTokens: Readonly<Record<string, string | undefined>> = {
    missing: undefined,
    'not a token': 'let-me-in',
    expired: forgedToken({ ...claims, exp: 1_700_000_001 }),
    'signed with another secret': forgedToken(claims, { secret: 'another-secret-of-at-least-32-characters' }),
    'not signed at all': forgedToken(claims, { alg: 'none' }),
    'valid for ever': forgedToken({ ...claims, exp: undefined }),
    'of nobody': forgedToken({ ...claims, sub: undefined }),
    'of an operator, changed by hand': `${forgedToken({ ...claims, role: 'operator' }).replace(/\.[^.]+$/, '')}.${forgedToken(claims).split('.')[2] ?? ''}`,
  };

  it('made by hand is as good as ours when it is right: what follows tests the tokens', async () => {
    expect(await call('order', 'GET /orders', { token: forgedToken(claims) })).toMatchObject({ status: 200 });
  });

  it.each(closed)('is needed by %s for %s', async (service, request, body) => {
    await expectNothingStored(async () => {
      for (const [what, wrong] of Object.entries(wrongTokens)) {
        const answer = await call(service, request, {
          ...(wrong !== undefined && { token: wrong }),
          ...(body && { body }),
        });
        expect([what, answer.status]).toEqual([what, 401]);
        expectProblem(answer, 401);
        expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      }
    });
  });
});

describe("somebody else's", () => {
  const owner = newCustomer();

  it('order cannot be read', async () => {
    const orderId = await placeOrder(owner, [{ sku: await newProduct(1), quantity: 1 }]);
    expectProblem(await call('order', `GET /orders/${orderId}`, { token }), 403);
    expect((await call('notification', `GET /deliveries?orderId=${orderId}`, { token })).body.items).toEqual([]);
    await expectInvariants([orderId]);
  });

  it('ticket cannot be read', async () => {
    const ticket = await askForTicket(owner, await planSale(await newProduct(1)));
    const location = ticket.headers.get('location') ?? '';
    expectProblem(await call('flash-sale-gateway', `GET ${location}`, { token }), 403);
    await expectInvariants([ticket.body.orderId]);
  });
});
