/**
 * One statement is one transaction, so the row of the stock that everybody wants is locked for one round trip and its commit.
 * READ COMMITTED suffices: whoever waited for the row sees the condition checked again on what the other left. Two of the same order
 * at once both find no reservation; the primary key refuses the second, and its UPDATE with it.
 */
export const RESERVE = `
  WITH taken AS (
    UPDATE stock SET available = available - $3, reserved = reserved + $3
     WHERE sku = $2 AND available >= $3 AND NOT EXISTS (SELECT FROM reservations WHERE order_id = $1)
    RETURNING sku
  ), made AS (
    INSERT INTO reservations (order_id, sku, quantity, status, decided_at)
    SELECT $1, sku, $3, 'held', now() FROM taken
    RETURNING quantity
  )
  SELECT coalesce((SELECT quantity FROM made), (SELECT quantity FROM reservations WHERE order_id = $1)) AS quantity,
         coalesce((SELECT available FROM stock WHERE sku = $2), 0) AS available`;
