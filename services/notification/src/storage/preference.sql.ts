const PREFERENCES = `customer_id AS "customerId", language, channels, email, phone, push_token AS "pushToken",
  quiet_from AS "quietFrom", quiet_to AS "quietTo", quiet_time_zone AS "quietTimeZone"`;

/** What the customers `$1` said; a plain read, because a change that commits a moment later was simply later. */
export const FIND_PREFERENCES = `SELECT ${PREFERENCES} FROM customer_preferences WHERE customer_id = ANY ($1::text[])`;

/** Stores the whole of what a customer wants, `$1` as JSON; of two at once the later one counts. */
export const PUT_PREFERENCES = `
  INSERT INTO customer_preferences (customer_id, language, channels, email, phone, push_token, quiet_from, quiet_to,
                                    quiet_time_zone, updated_at)
  SELECT "customerId", language, ARRAY(SELECT json_array_elements_text(channels)), email, phone, "pushToken",
         "quietFrom", "quietTo", "quietTimeZone", $2::timestamptz
    FROM json_to_record($1::json) AS asked (
      "customerId" text, language text, channels json, email text, phone text, "pushToken" text, "quietFrom" text,
      "quietTo" text, "quietTimeZone" text)
  ON CONFLICT (customer_id) DO UPDATE SET
    language = excluded.language, channels = excluded.channels, email = excluded.email, phone = excluded.phone,
    push_token = excluded.push_token, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
    quiet_time_zone = excluded.quiet_time_zone, updated_at = excluded.updated_at`;
