import { storyOf } from './steps/audit';
import { isTold } from './steps/deliveries';
import { newProduct, stockOf } from './steps/goods';
import { call } from './steps/http';
import { expectInvariants } from './steps/invariants';
import { confirmedOrder, historyOf, orderBecomes, pay, readOrder } from './steps/orders';
import { patiently } from './steps/patiently';
import { newCustomer } from './steps/people';
import { closeCampaign, openCampaign, redPacketsOf } from './steps/red-packets';

describe('an order that is paid', () => {
  let campaign: string;

  beforeAll(async () => {
    campaign = await openCampaign(1_000);
  });
  afterAll(() => closeCampaign(campaign));

  it('takes the money, sells the pieces, wins a red packet, and its whole story is on record', async () => {
    const customer = newCustomer();
    const sku = await newProduct(10);
    const orderId = await confirmedOrder(customer, [{ sku, quantity: 3 }]);
    expect(await pay(customer, orderId)).toMatchObject({ status: 200, body: { status: 'approved', orderId } });

    const order = await readOrder(customer, orderId);
    expect(order.body).toMatchObject({ status: 'paid', payments: [{ status: 'approved', amountMinor: 3_000 }] });
    expect(historyOf(order)).toEqual(['placed', 'confirmed', 'paid']);
    await isTold(customer, orderId, 'order-confirmed', 'order-paid');
    await patiently(async () =>
      expect(await redPacketsOf(customer)).toMatchObject({
        balanceMinor: expect.any(Number),
        items: [{ orderId, status: 'granted' }],
      }),
    );
    await expectInvariants([orderId]);
    expect(await stockOf(sku)).toEqual({ sku, stocked: 10, available: 7, reserved: 0, sold: 3 });

    const story = await storyOf(orderId);
    // Whether the customer was told of the confirmation before they paid is chance.
    const told = story.filter((type) => type.startsWith('notification.'));
    const causes = story.filter((type) => !told.includes(type));
    expect(causes).toEqual(['order.placed', 'inventory.stock-reserved', 'order.confirmed', 'order.paid']);
    expect([...told].sort()).toEqual([
      ...['notification.delivered', 'notification.delivered', 'notification.delivered', 'notification.delivered'],
      'notification.red-packet-granted',
    ]);
  });

  it('is paid once, however often the same request comes', async () => {
    const customer = newCustomer();
    const orderId = await confirmedOrder(customer, [{ sku: await newProduct(1), quantity: 1 }]);
    const request = {
      token: customer.token,
      headers: { 'idempotency-key': orderId },
      body: { card: 'sandbox-approve' },
    };
    const answers = await Promise.all([1, 2, 3].map(() => call('order', `POST /orders/${orderId}/payment`, request)));
    for (const { status } of answers) expect([200, 202]).toContain(status);
    expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
    await orderBecomes(customer, orderId, 'paid');
    await expectInvariants([orderId]);
  });
});

describe('an order whose payment does not work at once', () => {
  it('can be paid with another card after one was declined', async () => {
    const customer = newCustomer();
    const orderId = await confirmedOrder(customer, [{ sku: await newProduct(1), quantity: 1 }]);
    const declined = await pay(customer, orderId, 'sandbox-decline');
    expect(declined).toMatchObject({ status: 402, body: { type: 'urn:floodgate:problem:order/payment-declined' } });
    expect((await readOrder(customer, orderId)).body).toMatchObject({ status: 'confirmed' });

    expect(await pay(customer, orderId)).toMatchObject({ status: 200 });
    expect((await readOrder(customer, orderId)).body).toMatchObject({
      status: 'paid',
      payments: [{ status: 'declined' }, { status: 'approved' }],
    });
    await expectInvariants([orderId]);
  });

  it.each([
    ['sandbox-answer-later', 'approved', 'paid'],
    ['sandbox-time-out', 'approved', 'paid'],
    ['sandbox-decline-later', 'declined', 'confirmed'],
  ] as const)('with the card %s it is pending, and then %s', async (card, payment, status) => {
    const customer = newCustomer();
    const orderId = await confirmedOrder(customer, [{ sku: await newProduct(1), quantity: 1 }]);
    expect(await pay(customer, orderId, card)).toMatchObject({ status: 202, body: { status: 'pending' } });

    await patiently(async () =>
      expect((await readOrder(customer, orderId)).body).toMatchObject({ status, payments: [{ status: payment }] }),
    );
    await expectInvariants([orderId]);
  });
});
