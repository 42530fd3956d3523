import { randomUUID } from 'node:crypto';
import { onDatabase } from './steps/database';
import { newProduct } from './steps/goods';
import { brokenInvariants, expectInvariants } from './steps/invariants';
import { orderBecomes, placeOrder, toldAbout } from './steps/orders';
import { newCustomer } from './steps/people';
import type { ServiceName } from './system/target';

type Sabotage = readonly [what: string, service: ServiceName, statement: string, undo: string, invariant: string];

/** A check that has never failed proves nothing: each of these lies is written into the books and must be found. */
const sabotages: readonly Sabotage[] = [
  [
    'an order that lost its answer',
    'order',
    `UPDATE orders SET status = 'placed' WHERE id = $1`,
    `UPDATE orders SET status = 'confirmed' WHERE id = $1`,
    'every order has its answer',
  ],
  [
    'a second answer',
    'order',
    `INSERT INTO order_history (order_id, status, at) VALUES ($1, 'rejected', now())`,
    `DELETE FROM order_history WHERE order_id = $1 AND status = 'rejected'`,
    'no order was answered twice',
  ],
  [
    'stock held for nobody',
    'inventory',
    `INSERT INTO reservations (order_id, sku, quantity, status, decided_at) VALUES ($1, 'LIE', 1, 'held', now())`,
    `DELETE FROM reservations WHERE order_id = $1 AND sku = 'LIE'`,
    'a reservation for every confirmed order, none for any other',
  ],
  [
    'a reservation that is gone',
    'inventory',
    `UPDATE reservations SET status = 'refused' WHERE order_id = $1`,
    `UPDATE reservations SET status = 'held' WHERE order_id = $1`,
    'what is reserved is what reservations hold',
  ],
  [
    'a customer who was told twice',
    'notification',
    `INSERT INTO deliveries (id, order_id, customer_id, channel, template, body, status, created_at, delivered_at)
     VALUES ('00000000-0000-7000-8000-0000000000ff', $1, 'c', 'email', 'order-rejected', '', 'delivered', now(), now())`,
    `DELETE FROM deliveries WHERE order_id = $1 AND template = 'order-rejected'`,
    'every answer was told once',
  ],
  [
    'a message that never left',
    'order',
    `INSERT INTO held_messages (consumer, event_id, subject) VALUES ('order.nobody', $1, 'lie')`,
    `DELETE FROM held_messages WHERE event_id = $1`,
    'outboxes are empty, nobody is held',
  ],
];

describe('the invariants notice', () => {
  let orderId: string;

  beforeAll(async () => {
    const customer = newCustomer();
    orderId = await placeOrder(customer, [{ sku: await newProduct(5), quantity: 2 }]);
    await orderBecomes(customer, orderId, 'confirmed');
    await toldAbout(customer, orderId);
    await expectInvariants([orderId]);
  });

  it.each(sabotages)('%s', async (_what, service, statement, undo, invariant) => {
    await onDatabase(service, (client) => client.query(statement, [orderId]));
    try {
      expect((await brokenInvariants()).map((finding) => finding.invariant)).toContain(invariant);
    } finally {
      await onDatabase(service, (client) => client.query(undo, [orderId]));
    }
  });

  it('an accepted order that is not there', async () => {
    await expect(expectInvariants([randomUUID()])).rejects.toThrow('toEqual');
  });
});
