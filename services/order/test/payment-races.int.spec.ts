import { ExpireOrder, OrderCancelled, OrderExpired, OrderPaid } from '@floodgate/contracts';
import { eventually } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { confirmedOrders, storyOf } from './placed-order';
import { impatient, startOrder, type RunningOrder } from './running-order';

const ORDER_COUNT = 40;
const cards = [
  ...['sandbox-approve', 'sandbox-approve', 'sandbox-time-out', 'sandbox-answer-later'],
  ...['sandbox-decline', 'sandbox-decline-later', 'sandbox-refund-later'],
];

describe('payments, cancellations and expiries of the same orders, all at once', () => {
  let order: RunningOrder;
  let orderIds: readonly string[];

  beforeAll(async () => {
    order = await startOrder(impatient);
    orderIds = await confirmedOrders(order.environment, ORDER_COUNT);
    await all200AtOnce();
    await eventually(async () => expect(await openPayments()).toEqual([]), 60_000);
    await eventually(async () => expect(await order.countOf('outbox_messages')).toBe(0));
  }, 120_000);
  afterAll(() => order.stop());

  /** On each order: two payments, one of them twice, a cancellation and an expiry. */
  async function all200AtOnce(): Promise<void> {
    const payBy = new Date().toISOString();
    const all = orderIds.flatMap((orderId, index) => {
      const repeated = { card: cards[index % cards.length]!, key: uuidv7() };
      const other = { card: cards[(index + 3) % cards.length]!, key: uuidv7() };
      const inTurn = [
        () => order.pay(orderId, repeated),
        () => order.pay(orderId, other),
        () => order.pay(orderId, repeated),
        () => order.cancel(orderId),
        () => order.probe.deliver(ExpireOrder, { orderId, payBy }),
      ];
      // Each order has another one who comes first, or the same one would win them all.
      return inTurn.map((request, place) => afterLooks((place + index) % inTurn.length, orderId, request));
    });
    await Promise.all(all);
  }

  const afterLooks = async (count: number, orderId: string, request: () => Promise<unknown>) => {
    for (let look = 0; look < count; look += 1) await order.look(orderId);
    await request();
  };

  const openPayments = () =>
    order.environment.sql(`SELECT id, status FROM payments WHERE status IN ('asked', 'refunding')`);
  const sum = async (statement: string) => {
    const [row] = await order.environment.sql<{ sum: number }>(statement);
    return row!.sum;
  };

  it('end each order once, by one of them, as its history and its events tell', async () => {
    for (const orderId of orderIds) {
      const { status, history } = await storyOf(order.environment, orderId);
      const events = [OrderPaid, OrderCancelled, OrderExpired].flatMap((contract) =>
        order.probe.published<typeof OrderPaid | typeof OrderCancelled | typeof OrderExpired>(contract, { orderId }),
      );
      if (status === 'confirmed') expect([history, events]).toEqual([[], []]);
      else expect([history, events]).toMatchObject([[{ status }], [{ type: `order.${status}.v1` }]]);
    }
  });

  it('keep no money but that of the orders that are paid', async () => {
    const kept = await sum('SELECT sum(charged_minor - refunded_minor)::int FROM sandbox_payments');
    const paid = await sum(`SELECT coalesce(sum(total_minor), 0)::int AS sum FROM orders WHERE status = 'paid'`);
    expect(kept).toBe(paid);
  });

  it('leave each paid order with one approved payment, and nobody else with any', async () => {
    const odd = await order.environment.sql(
      `SELECT orders.id, orders.status, count(payments.id) FILTER (WHERE payments.status = 'approved')::int AS approved
         FROM orders LEFT JOIN payments ON payments.order_id = orders.id
        GROUP BY orders.id
       HAVING count(payments.id) FILTER (WHERE payments.status = 'approved')
              <> CASE WHEN orders.status = 'paid' THEN 1 ELSE 0 END`,
    );
    expect(odd).toEqual([]);
  });

  it('are a race that each of them can win', async () => {
    const rows = await order.environment.sql<{ status: string }>('SELECT DISTINCT status FROM orders');
    expect(rows.map(({ status }) => status)).toEqual(expect.arrayContaining(['paid', 'cancelled', 'expired']));
  });
});
