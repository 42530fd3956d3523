/** Read committed; all read one range of the index on customers, so that what is stored besides costs nothing. */
export const COUNT_CONFIRMED = `
  SELECT count(*) FILTER (WHERE status = 'confirmed')::int AS settled,
         count(*) FILTER (WHERE status = 'rejected')::int AS rejected
    FROM orders WHERE customer_id >= $1 AND customer_id < $2`;

export const COUNT_DELIVERED = `
  SELECT count(*)::int AS told FROM deliveries WHERE customer_id >= $1 AND customer_id < $2 AND status = 'delivered'`;

/** The last of the two deliveries: the order was confirmed before the first. */
export const LAST_DELIVERIES = `
  SELECT customer_id, (extract(epoch FROM max(delivered_at)) * 1000)::float8 AS at_ms
    FROM deliveries WHERE customer_id >= $1 AND customer_id < $2 GROUP BY customer_id`;

/** As the sequence has it: an entry's id has no index, and the log may be long. */
export const NEWEST_ENTRY = `SELECT pg_sequence_last_value(pg_get_serial_sequence('audit_entries', 'id')::regclass)::text AS id`;
