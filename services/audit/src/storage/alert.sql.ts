/** Appends a batch, `$1` as a JSON array. The same event twice waits at the inbox before it comes here, under any isolation. */
export const APPEND_ALERTS = `
  INSERT INTO alerts (event_id, severity, service, what, message, details, raised_at, received_at)
  SELECT "eventId", severity, service, what, message, details, "raisedAt", "receivedAt"
    FROM json_to_recordset($1::json) AS heard (
      "eventId" uuid, severity text, service text, what text, message text, details jsonb, "raisedAt" timestamptz,
      "receivedAt" timestamptz)
  ON CONFLICT (event_id) DO NOTHING`;

/** The newest first, before the place `$4`. A filter that is null was not asked for. Rows never change. */
export const LIST_ALERTS = `
  SELECT id::text AS position, event_id AS "eventId", severity, service, what, message, details, raised_at AS "raisedAt",
         received_at AS "receivedAt"
    FROM alerts
   WHERE ($1::text IS NULL OR severity = $1::text)
     AND ($2::text IS NULL OR service = $2::text)
     AND ($3::timestamptz IS NULL OR raised_at >= $3::timestamptz)
     AND ($4::bigint IS NULL OR id < $4::bigint)
   ORDER BY id DESC
   LIMIT $5::int`;

/** Old alerts, `$2` at most; replicas that purge at once take different rows. The database refuses what is younger than 30 days. */
export const PURGE_ALERTS = `
  DELETE FROM alerts WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM alerts WHERE received_at < now() - make_interval(days => $1::int)
     ORDER BY id LIMIT $2::int FOR UPDATE SKIP LOCKED))`;
