import { Database } from '@floodgate/persistence';
import type { OrderStatus } from '../src/domain/order-status';
import { OrderRepository } from '../src/storage/order.repository';
import { confirmedOrders } from './placed-order';
import { startOrder, type RunningOrder } from './running-order';

describe('moving many orders', () => {
  let order: RunningOrder;
  let database: Database;
  let orders: OrderRepository;

  beforeAll(async () => {
    order = await startOrder();
    database = order.app.get(Database);
    orders = order.app.get(OrderRepository);
  });
  afterAll(() => order.stop());

  const move = (orderIds: readonly string[], status: OrderStatus) =>
    database.transaction((tx) =>
      orders.moveAll(
        tx,
        orderIds.map((orderId) => ({ orderId })),
        { status, at: new Date() },
      ),
    );

  it('lets two batches with the same orders pass, in whatever order they list them: each order moves once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const orderIds = await confirmedOrders(order.environment, 100);

      const moved = await Promise.all([
        move(orderIds, 'expired'),
        move([...orderIds].reverse(), 'cancelled'),
        move(orderIds, 'paid'),
        move([...orderIds].reverse(), 'expired'),
      ]);

      expect(
        moved
          .flat()
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...orderIds].sort());
    }
  });

  it('moves an order once that is listed twice, and nothing for none', async () => {
    const [orderId = ''] = await confirmedOrders(order.environment, 1);

    expect(await move([orderId, orderId], 'expired')).toHaveLength(1);
    expect(await order.environment.sql('SELECT 1 FROM order_history WHERE order_id = $1', [orderId])).toHaveLength(1);
    expect(await move([], 'expired')).toEqual([]);
  });
});
