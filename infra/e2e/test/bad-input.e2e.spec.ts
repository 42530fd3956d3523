import type { BadRequest } from './bad-requests/bad-request';
import { badRequestsToAudit } from './bad-requests/to-audit';
import { badRequestsToGateway } from './bad-requests/to-gateway';
import { badRequestsToInventory } from './bad-requests/to-inventory';
import { badRequestsToNotification } from './bad-requests/to-notification';
import { badRequestsToOrder } from './bad-requests/to-order';
import { expectInvariants } from './steps/invariants';
import { newProduct } from './steps/goods';
import { call } from './steps/http';
import { newCustomer, operator } from './steps/people';
import { expectNothingStored, expectProblem } from './steps/problems';
import { openSale } from './steps/sales';
import type { ServiceName } from './system/target';

const { token } = newCustomer();
const headers = { 'idempotency-key': 'the-same' };

describe.each<[ServiceName, readonly BadRequest[]]>([
  ['order', badRequestsToOrder],
  ['inventory', badRequestsToInventory],
  ['notification', badRequestsToNotification],
  ['flash-sale-gateway', badRequestsToGateway],
  ['audit', badRequestsToAudit],
])('%s refuses, and stores nothing:', (service, badRequests) => {
  it.each(badRequests.map((bad) => [bad[0], bad[1], bad] as const))('%s, %s', async (_what, _request, bad) => {
    const [, request, question, status, field] = bad;
    await expectNothingStored(async () => expectProblem(await call(service, request, question), status, field));
  });
});

describe('a ticket', () => {
  it.each([
    ['with a wish', { quantity: 2 }, 422, 'quantity'],
    ['with malformed JSON', '{', 400, undefined],
    ['with a novel', 'x'.repeat(2_000), 413, undefined],
  ])('asked for %s is not given', async (_, body, status, field) => {
    const sale = await openSale(await newProduct(1), 1);
    const ask = () => call('flash-sale-gateway', `POST /flash-sales/${sale}/orders`, { token, body });
    await expectNothingStored(async () => expectProblem(await ask(), status, field));
    await expectInvariants();
  });
});

describe('an Idempotency-Key', () => {
  it('is not used for another order', async () => {
    const sku = await newProduct(10);
    const place = (quantity: number) =>
      call('order', 'POST /orders', { token, headers, body: { lines: [{ sku, quantity }] } });
    const first = await place(1);
    expect(await place(1)).toMatchObject({ status: 202, body: { id: first.body.id } });
    await expectInvariants([first.body.id]);
    await expectNothingStored(async () => expectProblem(await place(2), 422, 'Idempotency-Key'));
  });

  it('is not used for another adjustment', async () => {
    const sku = await newProduct(10);
    const { token: boss } = operator();
    const adjust = (quantity: number) =>
      call('inventory', `POST /stock/${sku}/adjustments`, { token: boss, headers, body: { quantity, reason: 'r' } });
    expect(await adjust(1)).toMatchObject({ status: 201, body: { stocked: 11 } });
    expect(await adjust(1)).toMatchObject({ status: 201, body: { stocked: 11 } });
    await expectInvariants();
    await expectNothingStored(async () => expectProblem(await adjust(2), 422, 'Idempotency-Key'));
  });
});
