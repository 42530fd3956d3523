import { expectInvariants } from './steps/invariants';
import { newProduct, stockOf } from './steps/goods';
import { call } from './steps/http';
import { placeOrder, readOrder } from './steps/orders';
import { patiently } from './steps/patiently';
import { newCustomer } from './steps/people';
import { system } from './system/the-system';

describe('while inventory is stopped', () => {
  const customer = newCustomer();
  const orders: string[] = [];
  let sku: string;

  beforeAll(async () => {
    sku = await newProduct(15);
    expect(await system.stop('inventory')).toEqual([0]);
  });
  afterAll(() => system.start('inventory'));

  it('orders are accepted as ever', async () => {
    for (let n = 0; n < 20; n += 1) orders.push(await placeOrder(customer, [{ sku, quantity: 1 }]));
    const { body } = await readOrder(customer, orders[0] ?? '');
    expect(body).toMatchObject({ status: 'placed', reason: null });
  });

  it('an order that asks for a check is accepted unchecked', async () => {
    const body = { lines: [{ sku, quantity: 1 }] };
    const answer = await call('order', 'POST /orders?check=now', { token: customer.token, body });
    expect(answer).toMatchObject({ status: 202, body: { stockCheck: 'unanswered' } });
    orders.push(answer.body.id);
  });

  it('a flash sale goes on admitting', async () => {
    expect((await call('flash-sale-gateway', 'GET /health/ready')).status).toBe(200);
    expect((await call('order', 'GET /health/ready')).status).toBe(200);
  });

  it('everything settles after it has returned, with exactly one final answer each', async () => {
    await system.start('inventory');
    await expectInvariants(orders);
    const answers = await Promise.all(orders.map((id) => readOrder(customer, id)));
    expect(answers.filter(({ body }) => body.status === 'confirmed')).toHaveLength(15);
    expect(answers.filter(({ body }) => body.status === 'rejected')).toHaveLength(6);
    expect(await stockOf(sku)).toMatchObject({ available: 0, reserved: 15 });
  });

  it('a check is answered again', async () => {
    const body = { lines: [{ sku: await newProduct(1_000), quantity: 1 }] };
    const accepted: string[] = [];
    await patiently(async () => {
      const answer = await call('order', 'POST /orders?check=now', { token: customer.token, body });
      accepted.push(answer.body.id as string);
      expect(answer).toMatchObject({ status: 202, body: { stockCheck: 'passed' } });
    });
    await expectInvariants(accepted);
  });
});
