import { storyOf } from './steps/audit';
import { onChannel } from './steps/broker';
import { isTold } from './steps/deliveries';
import { newProduct, stockOf } from './steps/goods';
import { expectInvariants } from './steps/invariants';
import { historyOf, orderBecomes, pay, placeOrder } from './steps/orders';
import { patiently } from './steps/patiently';
import { newCustomer } from './steps/people';
import { closeSale, getTicket, openSale, saleBecomes } from './steps/sales';
import { ownSystem as system } from './system/the-system';

const WINDOW_S = '2';

describe('who does not pay in time', () => {
  beforeAll(() => system.restart('order', { ORDER_PAYMENT_WINDOW_S: WINDOW_S, TICKET_PAYMENT_WINDOW_S: WINDOW_S }));
  afterAll(async () => {
    await system.restart('order');
    // The queue of a window that nobody has any more; it is empty.
    await onChannel(system.adminBrokerUrl, (channel) => channel.deleteQueue(`order.expire-order.wait-${WINDOW_S}s`));
  });

  it('loses the order, the pieces are back in stock, and it cannot be paid any more', async () => {
    const customer = newCustomer();
    const sku = await newProduct(4);
    const orderId = await placeOrder(customer, [{ sku, quantity: 4 }]);
    const order = await orderBecomes(customer, orderId, 'expired');
    expect(historyOf(order)).toEqual(['placed', 'confirmed', 'expired']);
    expect(await pay(customer, orderId)).toMatchObject({ status: 409, body: { orderStatus: 'expired' } });

    await isTold(customer, orderId, 'order-confirmed', 'order-expired');
    await expectInvariants([orderId]);
    expect(await stockOf(sku)).toEqual({ sku, stocked: 4, available: 4, reserved: 0, sold: 0 });
    const ended = ['order.placed', 'inventory.stock-reserved', 'order.confirmed', 'order.expired'];
    expect((await storyOf(orderId)).filter((type) => !type.startsWith('notification.'))).toEqual([
      ...ended,
      'inventory.stock-released',
    ]);
  });

  it('leaves the piece of a flash sale to the next', async () => {
    const [first, second] = [newCustomer(), newCustomer()];
    const sale = await openSale(await newProduct(1), 1);
    const ticket = await getTicket(first, sale);
    expect(ticket).toMatchObject({ status: 202 });
    await orderBecomes(first, ticket.body.orderId, 'expired');
    await saleBecomes(sale, { state: 'open', counters: { free: 1, held: 0 } });

    const next = await patiently(async () => {
      const answer = await getTicket(second, sale);
      expect(answer).toMatchObject({ status: 202 });
      return answer;
    });
    await orderBecomes(second, next.body.orderId, 'expired');
    await closeSale(sale);
    await expectInvariants([ticket.body.orderId, next.body.orderId]);
  });
});
