/**
 * Order, line, history and both notifications in one statement, which is one transaction: all of it or nothing. READ COMMITTED
 * suffices: the primary key decides which of two at once is the first, and the second inserts nothing anywhere.
 */
export const INSERT_ORDER = `
  WITH placed AS (
    INSERT INTO orders (id, customer_id, sale_id, status, total_minor, placed_at, pay_by)
    VALUES ($1, $2, $3, 'confirmed', $5 * $6::bigint, now(), now() + interval '15 minutes')
    ON CONFLICT (id) DO NOTHING
    RETURNING id
  ), line AS (
    INSERT INTO order_lines (order_id, position, sku, quantity, unit_price_minor)
    SELECT id, 1, $4, $5, $6 FROM placed
  ), history AS (
    INSERT INTO order_history (order_id, status, at)
    SELECT id, status, now() FROM placed, (VALUES ('placed'), ('confirmed')) AS step (status)
  ), told AS (
    INSERT INTO notifications (id, order_id, customer_id, channel, template, title, body, status, created_at)
    SELECT gen_random_uuid(), id, $2, channel, 'order-confirmed', 'Your order is confirmed',
           'Your order ' || id || ' is confirmed. Pay it within 15 minutes.', 'recorded', now()
      FROM placed, (VALUES ('email'), ('push')) AS way (channel)
  )
  SELECT count(*)::int AS count FROM placed`;

export const HAS_ORDER = 'SELECT FROM orders WHERE id = $1';

export const READ_SALES = 'SELECT id, sku, price_minor, per_customer_limit FROM sales';
