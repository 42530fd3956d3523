/**
 * The books of the sandbox provider. Each statement is a transaction of its own, and the payment's id is the key: asking
 * twice is asking once. `$1` is that id everywhere.
 */

/** Takes `$3` minor units from the card `$2` when `$4` is `approved`; a payment that is known keeps its answer. */
export const CHARGE = `
  INSERT INTO sandbox_payments (payment_id, card, amount_minor, status, charged_minor)
  VALUES ($1::uuid, $2, $3::bigint, $4, CASE WHEN $4 = 'approved' THEN $3::bigint ELSE 0 END)
  ON CONFLICT (payment_id) DO UPDATE SET card = sandbox_payments.card
  RETURNING status`;

/** What is pending is decided by the second question about it: declined with the card `$2`, approved with any other. */
export const ASK = `
  UPDATE sandbox_payments
     SET question_count = question_count + 1,
         status = CASE WHEN status <> 'pending' OR question_count = 0 THEN status
                       WHEN card = $2 THEN 'declined' ELSE 'approved' END,
         charged_minor = CASE WHEN status <> 'pending' OR question_count = 0 OR card = $2 THEN charged_minor
                              ELSE amount_minor END
   WHERE payment_id = $1::uuid
  RETURNING status`;

/**
 * Gives back what was taken; with the card `$2` only when asked a second time. What was never heard of is remembered as
 * void, so that a charge which arrives late takes nothing.
 */
export const REFUND = `
  INSERT INTO sandbox_payments AS known (payment_id, card, amount_minor, status) VALUES ($1::uuid, '', 0, 'void')
  ON CONFLICT (payment_id) DO UPDATE
     SET refund_count = known.refund_count + 1,
         status = CASE WHEN known.status = 'pending' THEN 'void' ELSE known.status END,
         refunded_minor = CASE WHEN known.card = $2 AND known.refund_count = 0
                               THEN known.refunded_minor ELSE known.charged_minor END
  RETURNING charged_minor = refunded_minor AS "isBack"`;
