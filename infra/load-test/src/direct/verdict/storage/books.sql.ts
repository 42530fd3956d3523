/** Read when both programs have stopped, so nothing changes between one statement and the next. */
export const READ_STOCK = `
  SELECT s.sku, s.stocked, s.available, coalesce(sum(r.quantity), 0)::int AS reserved
    FROM stock s LEFT JOIN reservations r USING (sku) GROUP BY s.sku`;

export const READ_RESERVATIONS = 'SELECT order_id, quantity FROM reservations';

export const READ_ORDERS = `
  SELECT id, (lines -> 0 ->> 'quantity')::int AS quantity, jsonb_array_length(history) AS steps,
         (SELECT count(*)::int FROM notifications n WHERE n.order_id = o.id) AS notifications
    FROM orders o`;
