/**
 * Orders of long ago, `$1` to `$2` by number: placed, refused by inventory for want of stock, told to the customer by e-mail and push. They hold
 * nothing, so that stock, sales and money add up as before, and are older than what the invariants look for in the audit log.
 * The ids are of their time, as those of tickets are, and the same in every database. Nobody else writes these rows, in whatever isolation.
 */
const NUMBERS = `
  SELECT number, at, 'stored-' || number AS customer_id,
         (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0')
           || '7' || substr(md5(number::text), 1, 3) || '8' || substr(md5(number::text), 4, 15))::uuid AS order_id
    FROM generate_series($1::bigint, $2::bigint) AS number,
         LATERAL (SELECT timestamptz '2025-01-01T00:00:00Z' + number * interval '1 millisecond' AS at) AS moment`;

const ORDERS = `
  INSERT INTO orders (id, customer_id, status, total_minor, reason, placed_at, updated_at, lines, history)
  SELECT order_id, customer_id, 'rejected', 100, 'out of stock', at, at,
         '[{"sku": "STORED", "quantity": 1, "unitPriceMinor": 100}]',
         jsonb_build_array(jsonb_build_object('status', 'placed', 'at', at), jsonb_build_object('status', 'rejected', 'at', at))
    FROM (${NUMBERS}) AS stored`;

const RESERVATIONS = `
  INSERT INTO reservations (order_id, sku, quantity, status, available, decided_at)
  SELECT order_id, 'STORED', 1, 'refused', 0, at FROM (${NUMBERS}) AS stored`;

const DELIVERIES = `
  INSERT INTO deliveries (id, order_id, customer_id, channel, template, body, status, provider, created_at, tried_since, delivered_at)
  SELECT (substr(order_id::text, 1, 35) || place)::uuid, order_id, customer_id, channel, 'order-rejected',
         'Your order was rejected: it is out of stock.', 'delivered', 'stored', at, at, at
    FROM (${NUMBERS}) AS stored, (VALUES (1, 'email'), (2, 'push')) AS way (place, channel)`;

const ENTRIES = `
  INSERT INTO audit_entries (event_id, type, source, subject, order_id, customer_id, occurred_at, received_at, step, data)
  SELECT (substr(order_id::text, 1, 35) || place)::uuid, type, split_part(type, '.', 1), order_id::text, order_id,
         CASE WHEN place = 2 THEN NULL ELSE customer_id END, at, at, place, jsonb_build_object('orderId', order_id)
    FROM (${NUMBERS}) AS stored,
         (VALUES (1, 'order.placed.v1'), (2, 'inventory.stock-rejected.v1'), (3, 'order.rejected.v1')) AS step (place, type)`;

/** Service → what it keeps of such an order. */
export const STORE_ORDERS: Readonly<Record<string, string>> = {
  order: ORDERS,
  inventory: RESERVATIONS,
  notification: DELIVERIES,
  audit: ENTRIES,
};
