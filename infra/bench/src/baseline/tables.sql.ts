/** Read committed everywhere: each statement stands alone, and a second delivery of the same items changes nothing. */
export const CREATE_TABLES = `
  DROP TABLE IF EXISTS orders, reservations, stock, notifications;
  CREATE TABLE orders (
    id uuid PRIMARY KEY, sku text NOT NULL, qty int NOT NULL, user_id text NOT NULL, status text NOT NULL,
    created_at timestamptz DEFAULT now()
  );
  CREATE TABLE stock (sku text PRIMARY KEY, available int NOT NULL CHECK (available >= 0));
  CREATE TABLE reservations (order_id uuid PRIMARY KEY, sku text NOT NULL, qty int NOT NULL);
  CREATE TABLE notifications (order_id uuid, channel text, PRIMARY KEY (order_id, channel));
  INSERT INTO stock VALUES ('SKU-1', 100000000)`;

export const INSERT_ORDERS = `
  INSERT INTO orders (id, sku, qty, user_id, status)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING`;

export const RESERVE = `
  WITH r AS (
    INSERT INTO reservations SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[])
    ON CONFLICT DO NOTHING RETURNING sku, qty
  )
  UPDATE stock s SET available = available - t.q FROM (SELECT sku, sum(qty) q FROM r GROUP BY sku) t WHERE s.sku = t.sku`;

export const CONFIRM = `UPDATE orders SET status = 'CONFIRMED' WHERE id = ANY($1::uuid[]) AND status = 'PENDING'`;

export const NOTIFY = `
  INSERT INTO notifications SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT DO NOTHING`;

export const COUNT_SETTLED = `
  SELECT (SELECT count(*)::int FROM orders WHERE status = 'CONFIRMED') AS settled,
         (SELECT count(*)::int FROM notifications) AS told`;
