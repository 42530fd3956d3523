/**
 * Records a payment that is about to be asked for, of `$5` minor units. Refused without an error when the customer's key
 * `$6` is taken, or when the order has a live payment: the unique indexes decide, and whoever is just recording one is
 * waited for. The order's row is not locked: what becomes of it meanwhile is found when the payment is settled.
 */
export const INSERT_PAYMENT = `
  INSERT INTO payments (id, order_id, customer_id, card, amount_minor, status, idempotency_key, created_at, updated_at)
  VALUES ($1::uuid, $2::uuid, $3, $4, $5::bigint, 'asked', $6, now(), now())
  ON CONFLICT DO NOTHING
  RETURNING id`;

/**
 * The payments `$1` that are in one of the states `$2`, held until the transaction ends (READ COMMITTED): a second one
 * that wants to settle them waits, and then finds them settled. Always taken before the orders, in the order of the ids.
 */
export const LOCK_PAYMENTS = `
  SELECT id, order_id AS "orderId", status FROM payments
   WHERE id = ANY ($1::uuid[]) AND status = ANY ($2::text[])
   ORDER BY id FOR NO KEY UPDATE`;

/** The one payment that paid for the order `$1`, held in the same way. */
export const LOCK_APPROVED_PAYMENT = `
  SELECT id FROM payments WHERE order_id = $1::uuid AND status = 'approved' FOR NO KEY UPDATE`;

/** `$1` is a JSON array of new states. Only for payments that this transaction has locked. */
export const SAVE_PAYMENTS = `
  UPDATE payments SET status = changed.status, reason = changed.reason, updated_at = now()
    FROM json_to_recordset($1::json) AS changed ("paymentId" uuid, status text, reason text)
   WHERE payments.id = changed."paymentId"`;
