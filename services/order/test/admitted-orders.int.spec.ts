import { OrderPlaced, PlaceOrders, TicketRepeated, type DataOf } from '@floodgate/contracts';
import { eventually } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { startOrder, type RunningOrder } from './running-order';

describe('tickets that were admitted elsewhere', () => {
  let order: RunningOrder;

  beforeAll(async () => (order = await startOrder()));
  afterAll(() => order.stop());

  const saleId = uuidv7();
  const ticket = (fields: Partial<DataOf<typeof PlaceOrders>> = {}) => ({
    orderId: uuidv7(),
    customerId: uuidv7(),
    saleId,
    lines: [{ sku: 'SKU-3', quantity: 1, unitPriceMinor: 6_000 }],
    admittedAt: new Date().toISOString(),
    ...fields,
  });
  const deliver = (tickets: readonly DataOf<typeof PlaceOrders>[]) =>
    order.probe.deliverBatch(
      PlaceOrders,
      tickets.map((data) => order.probe.event(PlaceOrders, data)),
    );
  const announced = (orderId: string) => order.probe.published(OrderPlaced, { orderId }).length;

  it('become orders, two hundred in one message as one batch', async () => {
    const tickets = Array.from({ length: 200 }, () => ticket());
    await deliver(tickets);

    await eventually(async () => {
      const stored = await order.environment.sql('SELECT id FROM orders WHERE sale_id = $1', [saleId]);
      expect(stored).toHaveLength(200);
    });
    await order.probe.hears(OrderPlaced, { orderId: tickets[199]!.orderId });
    expect(tickets.map(({ orderId }) => announced(orderId))).toEqual(tickets.map(() => 1));
  });

  it('are one order when one ticket was sent twice, in one message and in two', async () => {
    const repeated = ticket();
    const last = ticket();
    await deliver([repeated, repeated]);
    await deliver([repeated, last]);

    await order.probe.hears(OrderPlaced, { orderId: last.orderId });
    expect(announced(repeated.orderId)).toBe(1);
    const { orderId } = repeated;
    expect(await order.environment.sql('SELECT sku FROM order_lines WHERE order_id = $1', [orderId])).toHaveLength(1);
    expect(await order.environment.sql('SELECT id FROM order_history WHERE order_id = $1', [orderId])).toHaveLength(1);
  });

  it('keep the price that the sale has promised', async () => {
    const bargain = ticket({ lines: [{ sku: 'SKU-1', quantity: 2, unitPriceMinor: 1 }] });
    await deliver([bargain]);

    expect((await order.probe.hears(OrderPlaced, { orderId: bargain.orderId })).data).toMatchObject({
      customerId: bargain.customerId,
      saleId,
      totalMinor: 2,
    });
  });

  it('are dead letters when no message could carry their total, and their neighbours are not', async () => {
    const dear = ticket({ lines: [{ sku: 'SKU-DEAR', quantity: 10_000, unitPriceMinor: 1_000_000_000_000 }] });
    const neighbour = ticket();
    await deliver([dear, neighbour]);

    await order.probe.hears(OrderPlaced, { orderId: neighbour.orderId });
    const dead = await order.probe.deadLetter('order.place-orders');
    expect(JSON.parse(dead.content.toString())).toMatchObject([{ subject: dear.orderId }]);
    expect(await order.environment.sql('SELECT id FROM orders WHERE id = $1', [dear.orderId])).toEqual([]);
  });

  describe('use the permit that was spent on each of them, or give it back', () => {
    const two = [{ sku: 'SKU-3', quantity: 2, unitPriceMinor: 6_000 }];
    const returned = (orderId: string) => order.probe.published(TicketRepeated, { orderId }).map(({ data }) => data);

    it('says with the order which lease it came from', async () => {
      const leased = ticket({ leaseId: uuidv7() });
      await deliver([leased]);

      const { leaseId, orderId } = leased;
      expect((await order.probe.hears(OrderPlaced, { orderId })).data).toMatchObject({ leaseId });
      expect(returned(orderId)).toEqual([]);
    });

    it('places the first of two in one message, and returns all pieces of the second', async () => {
      const first = ticket({ leaseId: uuidv7(), lines: two });
      const second = { ...first, leaseId: uuidv7() };
      await deliver([first, second]);

      const { orderId } = first;
      await order.probe.hears(TicketRepeated, { orderId });
      expect((await order.probe.hears(OrderPlaced, { orderId })).data).toMatchObject({ leaseId: first.leaseId });
      expect(announced(orderId)).toBe(1);
      expect(returned(orderId)).toEqual([
        { orderId, saleId, leaseId: second.leaseId, quantity: 2, repeatedAt: expect.any(String) },
      ]);
    });

    it('returns those of one lease, too, once for each command', async () => {
      const leased = ticket({ leaseId: uuidv7() });
      await deliver([leased]);
      await deliver([leased, leased]);
      const last = ticket();
      await deliver([last]);

      await order.probe.hears(OrderPlaced, { orderId: last.orderId });
      expect(announced(leased.orderId)).toBe(1);
      // Messages of different types may overtake each other on their way.
      await eventually(() => {
        expect(returned(leased.orderId).map(({ leaseId }) => leaseId)).toEqual([leased.leaseId, leased.leaseId]);
      });
    });

    it('returns nothing twice when the same command is delivered again', async () => {
      const leased = ticket({ leaseId: uuidv7() });
      const event = order.probe.event(PlaceOrders, leased);
      await order.probe.deliverBatch(PlaceOrders, [event, event]);
      await order.probe.deliverBatch(PlaceOrders, [event]);
      const last = ticket();
      await deliver([last]);

      await order.probe.hears(OrderPlaced, { orderId: last.orderId });
      expect(announced(leased.orderId)).toBe(1);
      expect(returned(leased.orderId)).toEqual([]);
    });

    it('returns nothing for a ticket without a lease', async () => {
      const plain = ticket();
      await deliver([plain, plain]);
      const last = ticket();
      await deliver([last]);

      await order.probe.hears(OrderPlaced, { orderId: last.orderId });
      expect(returned(plain.orderId)).toEqual([]);
    });
  });
});
