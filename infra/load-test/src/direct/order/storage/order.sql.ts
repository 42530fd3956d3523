/**
 * The order with its line and its history, and both notifications, in one statement, which is one transaction: all of it or
 * nothing. READ COMMITTED suffices: the primary key decides which of two at once is the first, and the second inserts nothing.
 */
export const INSERT_ORDER = `
  WITH placed AS (
    INSERT INTO orders (id, customer_id, sale_id, total_minor, placed_at, lines, status, pay_by, updated_at, history)
    VALUES ($1, $2, $3, $5::int * $6::bigint, now(),
            jsonb_build_array(jsonb_build_object('sku', $4::text, 'quantity', $5::int, 'unitPriceMinor', $6::bigint)),
            'confirmed', now() + interval '15 minutes', now(),
            jsonb_build_array(jsonb_build_object('status', 'placed', 'at', now()),
                              jsonb_build_object('status', 'confirmed', 'at', now())))
    ON CONFLICT (id) DO NOTHING
    RETURNING id
  ), told AS (
    INSERT INTO notifications (id, order_id, customer_id, channel, template, title, body, status, created_at)
    SELECT gen_random_uuid(), id, $2, channel, 'order-confirmed', 'Your order is confirmed',
           'Your order ' || id || ' is confirmed. Pay it within 15 minutes.', 'recorded', now()
      FROM placed, (VALUES ('email'), ('push')) AS way (channel)
  )
  SELECT count(*)::int AS count FROM placed`;

export const HAS_ORDER = 'SELECT FROM orders WHERE id = $1';

export const READ_SALES = 'SELECT id, sku, price_minor, per_customer_limit FROM sales';
