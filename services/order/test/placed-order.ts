import type { Isolated } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

const oneKeyboard = JSON.stringify([{ sku: 'SKU-1', quantity: 1, unitPriceMinor: 8900 }]);

/** An order that waits for its stock. @returns its id */
export async function placedOrder(environment: Isolated): Promise<string> {
  const orderId = uuidv7();
  await environment.sql(
    `INSERT INTO orders (id, customer_id, status, total_minor, placed_at, updated_at, lines, history)
     VALUES ($1, 'c-1', 'placed', 8900, now(), now(), $2, '[]')`,
    [orderId, oneKeyboard],
  );
  return orderId;
}

/** Orders whose stock is held, at 8,900 minor units each. @returns their ids */
export async function confirmedOrders(environment: Isolated, count: number, customerId = 'c-1'): Promise<string[]> {
  const orderIds = Array.from({ length: count }, () => uuidv7());
  await environment.sql(
    `INSERT INTO orders (id, customer_id, status, total_minor, placed_at, pay_by, updated_at, lines, history)
     SELECT id, $2, 'confirmed', 8900, now(), now() + interval '15 minutes', now(), $3, '[]' FROM unnest($1::uuid[]) AS id`,
    [orderIds, customerId, oneKeyboard],
  );
  return orderIds;
}

/** An order that waits for its money. @returns its id */
export async function confirmedOrder(environment: Isolated): Promise<string> {
  const [orderId = ''] = await confirmedOrders(environment, 1);
  return orderId;
}

/** A payment that was recorded, as if the process had died before it could ask the provider. @returns its id */
export async function askedPayment(environment: Isolated, orderId: string, card = 'sandbox-approve'): Promise<string> {
  const paymentId = uuidv7();
  await environment.sql(
    `INSERT INTO payments (id, order_id, customer_id, card, amount_minor, status, created_at, updated_at)
     VALUES ($1, $2, 'c-1', $3, 8900, 'asked', now(), now())`,
    [paymentId, orderId, card],
  );
  return paymentId;
}

/** What the provider has taken for a payment and what it gave back, by its own books. */
export async function booksOf(environment: Isolated, orderId: string) {
  return environment.sql<{ charged: number; refunded: number }>(
    `SELECT charged_minor::int AS charged, refunded_minor::int AS refunded
       FROM sandbox_payments JOIN payments ON payments.id = payment_id WHERE order_id = $1 ORDER BY payments.id`,
    [orderId],
  );
}

/** Its state, and every state it has come through since. */
export async function storyOf(environment: Isolated, orderId: string) {
  const [order] = await environment.sql<{ status: string; reason: string | null }>(
    'SELECT status, reason FROM orders WHERE id = $1',
    [orderId],
  );
  const history = await environment.sql<{ status: string; reason: string | null }>(
    'SELECT status, reason FROM order_history WHERE order_id = $1 ORDER BY id',
    [orderId],
  );
  return { ...order, history };
}
