import type { Isolated } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

/** An order that waits for its stock. @returns its id */
export async function placedOrder(environment: Isolated): Promise<string> {
  const orderId = uuidv7();
  await environment.sql(
    `INSERT INTO orders (id, customer_id, status, total_minor, placed_at, updated_at)
     VALUES ($1, 'c-1', 'placed', 8900, now(), now())`,
    [orderId],
  );
  return orderId;
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
