import { toldAbout } from './steps/deliveries';
import { newProduct, stockOf } from './steps/goods';
import { call } from './steps/http';
import { expectInvariants } from './steps/invariants';
import { historyOf, orderBecomes, placeOrder, readOrder } from './steps/orders';
import { patiently } from './steps/patiently';
import { newCustomer } from './steps/people';
import { expectNothingStored, expectProblem } from './steps/problems';

describe('an order that cannot be delivered', () => {
  const customer = newCustomer();

  it('is accepted, then rejected with the reason, and its customer told exactly once', async () => {
    const sku = await newProduct(3);
    const orderId = await placeOrder(customer, [{ sku, quantity: 4 }]);

    const order = await orderBecomes(customer, orderId, 'rejected');
    expect(order.body).toMatchObject({ reason: 'insufficient-stock' });
    expect(historyOf(order)).toEqual(['placed', 'rejected']);
    expect(await stockOf(sku)).toEqual({ sku, stocked: 3, available: 3, reserved: 0, sold: 0 });
    const told = await toldAbout(customer, orderId);
    expect(told).toEqual(['order-rejected by email', 'order-rejected by push']);
    await expectInvariants([orderId]);
  });

  it('gets all of its lines or none: one that is missing leaves the others where they are', async () => {
    const [plenty, scarce] = [await newProduct(100), await newProduct(1)];
    const orderId = await placeOrder(customer, [
      { sku: plenty, quantity: 5 },
      { sku: scarce, quantity: 2 },
    ]);
    await orderBecomes(customer, orderId, 'rejected');
    expect(await stockOf(plenty)).toMatchObject({ available: 100, reserved: 0 });
    expect(await stockOf(scarce)).toMatchObject({ available: 1, reserved: 0 });
    await expectInvariants([orderId]);
  });

  it('is rejected as unknown when inventory never stocked it', async () => {
    const orderId = await placeOrder(customer, [{ sku: await newProduct(0), quantity: 1 }]);
    await orderBecomes(customer, orderId, 'rejected');
    expect((await readOrder(customer, orderId)).body).toMatchObject({ reason: 'unknown-sku' });
    await expectInvariants([orderId]);
  });

  it('is refused at once, and not stored, for a customer who asks inventory first', async () => {
    const sku = await newProduct(2);
    const body = { lines: [{ sku, quantity: 3 }] };
    // A check that inventory does not answer in time is no refusal: on a busy machine the order is taken, and we ask again.
    await patiently(() =>
      expectNothingStored(async () => {
        const refused = await call('order', 'POST /orders?check=now', { token: customer.token, body });
        expectProblem(refused, 409, 'lines[0].quantity');
        expect(refused.body).toMatchObject({ shortages: [{ sku, requested: 3, available: 2 }] });
      }),
    );
    await expectInvariants();
  });

  it('leaves the last piece to exactly one of many who want it at once', async () => {
    const sku = await newProduct(1);
    const buyers = Array.from({ length: 20 }, newCustomer);
    const orders = await Promise.all(buyers.map((buyer) => placeOrder(buyer, [{ sku, quantity: 1 }])));
    await expectInvariants(orders);
    const answers = await Promise.all(buyers.map((buyer, index) => readOrder(buyer, orders[index] ?? '')));
    expect(answers.filter(({ body }) => body.status === 'confirmed')).toHaveLength(1);
    expect(await stockOf(sku)).toMatchObject({ available: 0, reserved: 1 });
  });
});
