import { toldAbout } from './steps/deliveries';
import { newProduct, stockOf } from './steps/goods';
import { call } from './steps/http';
import { expectInvariants } from './steps/invariants';
import { linesOf } from './steps/logs';
import { historyOf, orderBecomes } from './steps/orders';
import { patiently } from './steps/patiently';
import { newCustomer } from './steps/people';

describe('an order that can be delivered', () => {
  const customer = newCustomer();
  let sku: string;
  let other: string;

  beforeAll(async () => {
    sku = await newProduct(10);
    other = await newProduct(5);
  });

  const place = (headers = {}) =>
    call('order', 'POST /orders', {
      token: customer.token,
      headers,
      body: {
        lines: [
          { sku, quantity: 2 },
          { sku: other, quantity: 1 },
        ],
      },
    });

  it('is accepted at once, confirmed, taken from stock, and told to its customer exactly once', async () => {
    const accepted = await place();
    expect(accepted).toMatchObject({ status: 202, body: { status: 'placed', totalMinor: 3_000 } });
    expect(accepted.headers.get('location')).toBe(`/orders/${accepted.body.id}`);

    const order = await orderBecomes(customer, accepted.body.id, 'confirmed');
    expect(order.body).toMatchObject({ customerId: customer.id, totalMinor: 3_000, reason: null });
    expect(historyOf(order)).toEqual(['placed', 'confirmed']);
    expect(await stockOf(sku)).toEqual({ sku, stocked: 10, available: 8, reserved: 2, sold: 0 });
    expect(await stockOf(other)).toEqual({ sku: other, stocked: 5, available: 4, reserved: 1, sold: 0 });

    const told = await toldAbout(customer, accepted.body.id);
    expect(told).toEqual(['order-confirmed by email', 'order-confirmed by push']);
    await expectInvariants([accepted.body.id]);
  });

  it('can be followed through the logs of every service that took part, by the id of the request', async () => {
    const accepted = await place();
    const correlationId = accepted.headers.get('x-correlation-id') ?? '';
    expect(correlationId).toMatch(/^[0-9a-f]{32}$/);
    await toldAbout(customer, accepted.body.id);
    for (const service of ['order', 'inventory', 'notification'] as const) {
      await patiently(async () => expect(await linesOf(service, correlationId)).not.toEqual([]));
    }
  });

  it('continues the trace of a caller who brings one', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const accepted = await place({ traceparent: `00-${traceId}-b7ad6b7169203331-01` });
    expect(accepted.headers.get('x-correlation-id')).toBe(traceId);
    await patiently(async () => expect(await linesOf('notification', traceId)).not.toEqual([]));
    await expectInvariants([accepted.body.id]);
  });
});
