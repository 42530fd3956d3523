/** Stores messages, `$1` as a JSON array, received at `$2`; the primary key decides what had arrived before. */
export const RECEIVE_MESSAGES = `
  INSERT INTO sandbox_messages (delivery_id, customer_id, title, body, received_at)
  SELECT "deliveryId", "customerId", title, body, $2::timestamptz
    FROM json_to_recordset($1::json) AS received ("deliveryId" uuid, "customerId" text, title text, body text)
   ORDER BY "deliveryId"
  ON CONFLICT DO NOTHING`;
