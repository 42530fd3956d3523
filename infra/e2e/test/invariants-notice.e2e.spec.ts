import { randomUUID } from 'node:crypto';
import { onDatabase } from './steps/database';
import { toldAbout } from './steps/deliveries';
import { newProduct } from './steps/goods';
import { brokenInvariants, expectInvariants } from './steps/invariants';
import { orderBecomes, placeOrder } from './steps/orders';
import { newCustomer } from './steps/people';
import type { ServiceName } from './system/target';

type Sabotage = readonly [what: string, service: ServiceName, statement: string, undo: string, name: string];

/**
 * One lie in each book of the running system; what every single invariant notices is tested with `infra/invariants`. Each is
 * taken back.
 */
const sabotages: readonly Sabotage[] = [
  [
    'an order that lost its answer',
    'order',
    `UPDATE orders SET status = 'placed' WHERE id = $1`,
    `UPDATE orders SET status = 'confirmed' WHERE id = $1`,
    'every-order-is-answered',
  ],
  [
    'stock held for nobody',
    'inventory',
    `INSERT INTO reservations (order_id, sku, quantity, status, decided_at) VALUES ($1, 'LIE', 1, 'held', now())`,
    `DELETE FROM reservations WHERE order_id = $1 AND sku = 'LIE'`,
    'reservations-are-orders',
  ],
  [
    'a customer who was told what never happened',
    'notification',
    `INSERT INTO deliveries (id, order_id, customer_id, channel, template, body, status, created_at, delivered_at)
     VALUES ('00000000-0000-7000-8000-0000000000ff', $1, 'c', 'email', 'order-rejected', '', 'delivered', now(), now())`,
    `DELETE FROM deliveries WHERE order_id = $1 AND template = 'order-rejected'`,
    'every-news-is-told',
  ],
  [
    'a step that nobody recorded',
    'order',
    `UPDATE orders SET history = history || jsonb_build_object('status', 'expired', 'at', now()) WHERE id = $1`,
    `UPDATE orders SET history = history - -1 WHERE id = $1`,
    'audit-is-complete',
  ],
  [
    'an event that waits behind another',
    'audit',
    `INSERT INTO held_messages (consumer, event_id, subject) VALUES ('audit.nobody', $1, 'lie')`,
    `DELETE FROM held_messages WHERE event_id = $1`,
    'nobody-is-held',
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

  it.each(sabotages)('%s', async (_what, service, statement, undo, name) => {
    await onDatabase(service, (client) => client.query(statement, [orderId]));
    try {
      expect((await brokenInvariants()).map((finding) => finding.name)).toContain(name);
    } finally {
      await onDatabase(service, (client) => client.query(undo, [orderId]));
    }
  });

  it('an accepted order that is not there', async () => {
    await expect(expectInvariants([randomUUID()])).rejects.toThrow('toEqual');
  });
});
