/**
 * Records a batch of deliveries, `$1` as a JSON array, and tells which were not there before; a transaction that is just
 * recording one of them is waited for. Sorted, because two batches that record the same deliveries in different
 * sequences would wait for each other.
 */
export const RECORD_DELIVERIES = `
  INSERT INTO deliveries (id, order_id, customer_id, channel, template, body, status, created_at)
  SELECT id, "orderId", "customerId", channel, template, body, status, "createdAt"
    FROM json_to_recordset($1::json) AS asked (
      id uuid, "orderId" uuid, "customerId" text, channel text, template text, body text, status text,
      "createdAt" timestamptz)
   ORDER BY "orderId", channel, template
  ON CONFLICT (order_id, channel, template) DO NOTHING
  RETURNING id`;

/**
 * Marks the deliveries `$1` as delivered at `$2` and tells which were not before. Two at once: the second waits for the
 * first, sees its result, and finds nothing to do.
 */
export const MARK_DELIVERED = `
  WITH locked AS MATERIALIZED (
    SELECT id FROM deliveries WHERE id = ANY (ARRAY(SELECT unnest($1::uuid[]))) ORDER BY id FOR UPDATE
  )
  UPDATE deliveries SET status = 'delivered', delivered_at = $2::timestamptz
    FROM locked WHERE deliveries.id = locked.id AND status = 'recorded'
  RETURNING deliveries.id`;
