import { isTold } from './steps/deliveries';
import { newProduct, stockOf } from './steps/goods';
import { expectInvariants } from './steps/invariants';
import { cancel, confirmedOrder, orderBecomes, pay, placeOrder, readOrder, refund } from './steps/orders';
import { patiently } from './steps/patiently';
import { newCustomer } from './steps/people';
import { expectProblem } from './steps/problems';
import { closeCampaign, openCampaign, redPacketsOf } from './steps/red-packets';
import { system } from './system/the-system';

describe('an order that its customer cancels', () => {
  it('before it is confirmed never holds a piece, also when inventory hears of both at once', async () => {
    const customer = newCustomer();
    const sku = await newProduct(5);
    await system.stop('inventory');
    const orderId = await placeOrder(customer, [{ sku, quantity: 5 }]);
    expect(await cancel(customer, orderId)).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    await system.start('inventory');

    await isTold(customer, orderId, 'order-cancelled');
    await expectInvariants([orderId]);
    expect((await readOrder(customer, orderId)).body).toMatchObject({ status: 'cancelled' });
    expect(await stockOf(sku)).toEqual({ sku, stocked: 5, available: 5, reserved: 0, sold: 0 });
  });

  it('after it was confirmed gives its pieces back, and cannot be paid any more', async () => {
    const customer = newCustomer();
    const sku = await newProduct(5);
    const orderId = await confirmedOrder(customer, [{ sku, quantity: 5 }]);
    expect(await stockOf(sku)).toMatchObject({ available: 0, reserved: 5 });
    expect(await cancel(customer, orderId)).toMatchObject({ status: 200 });
    expect(await cancel(customer, orderId)).toMatchObject({ status: 200, body: { status: 'cancelled' } });

    const late = await pay(customer, orderId);
    expectProblem(late, 409);
    expect(late.body).toMatchObject({ orderStatus: 'cancelled' });
    await patiently(async () => expect(await stockOf(sku)).toMatchObject({ available: 5, reserved: 0 }));
    await isTold(customer, orderId, 'order-confirmed', 'order-cancelled');
    await expectInvariants([orderId]);
  });

  it('while its payment is on the way is cancelled, and the money comes back', async () => {
    const customer = newCustomer();
    const sku = await newProduct(1);
    const orderId = await confirmedOrder(customer, [{ sku, quantity: 1 }]);
    expect(await pay(customer, orderId, 'sandbox-answer-later')).toMatchObject({ status: 202 });
    expect(await cancel(customer, orderId)).toMatchObject({ status: 200 });

    await patiently(async () =>
      expect((await readOrder(customer, orderId)).body).toMatchObject({
        status: 'cancelled',
        payments: [{ status: 'refunded' }],
      }),
    );
    await expectInvariants([orderId]);
    expect(await stockOf(sku)).toMatchObject({ available: 1, sold: 0 });
  });
});

describe('an order that an operator refunds', () => {
  let campaign: string;

  beforeAll(async () => {
    campaign = await openCampaign(1_000);
  });
  afterAll(() => closeCampaign(campaign));

  it.each(['sandbox-approve', 'sandbox-refund-later'])(
    'paid with %s gives back the money, the pieces and its red packet',
    async (card) => {
      const customer = newCustomer();
      const sku = await newProduct(2);
      const orderId = await confirmedOrder(customer, [{ sku, quantity: 2 }]);
      expect(await pay(customer, orderId, card)).toMatchObject({ status: 200 });
      expect(await cancel(customer, orderId)).toMatchObject({ status: 409, body: { orderStatus: 'paid' } });
      expect(await refund(orderId)).toMatchObject({ status: 200, body: { status: 'refunded' } });

      const order = await orderBecomes(customer, orderId, 'refunded');
      expect(order.body).toMatchObject({ reason: 'it broke' });
      await patiently(async () =>
        expect((await readOrder(customer, orderId)).body).toMatchObject({ payments: [{ status: 'refunded' }] }),
      );
      await isTold(customer, orderId, 'order-confirmed', 'order-paid', 'order-refunded');
      await expectInvariants([orderId]);
      expect(await stockOf(sku)).toEqual({ sku, stocked: 2, available: 2, reserved: 0, sold: 0 });
      const { items } = (await redPacketsOf(customer)) as { items: { status: string }[] };
      expect(items.map(({ status }) => status).filter((status) => status !== 'revoked')).toEqual([]);
      expect(await redPacketsOf(customer)).toMatchObject({ balanceMinor: 0 });
    },
  );
});
