const SALE = `id, sku, name, price_minor AS "priceMinor", per_customer_limit AS "perCustomerLimit", allocation, revision,
  opens_at AS "opensAt", closes_at AS "closesAt", opened_at AS "openedAt", closed_at AS "closedAt",
  answered_revision AS "answeredRevision", allocated, refusal, created_at AS "createdAt"`;

/** The row is locked until the transaction ends: changes of one sale, and its opening and closing, come one after another. */
export const GET_SALE_FOR_UPDATE = `SELECT ${SALE} FROM flash_sales WHERE id = $1::uuid FOR UPDATE`;

/** Is anything due at `$1`? Two partial indexes that hold only what is still to come. */
export const IS_ANYTHING_DUE = `
  SELECT EXISTS (SELECT FROM flash_sales WHERE opened_at IS NULL AND opens_at <= $1::timestamptz)
      OR EXISTS (SELECT FROM flash_sales WHERE closed_at IS NULL AND closes_at <= $1::timestamptz) AS "isDue"`;

/**
 * Opens up to `$2` sales that are due at `$1`. Whoever is first marks the row; a second replica skips it while it is
 * locked, and later finds nothing to do because the condition no longer holds.
 */
export const OPEN_DUE_SALES = `
  UPDATE flash_sales SET opened_at = $1::timestamptz
   WHERE id IN (SELECT id FROM flash_sales WHERE opened_at IS NULL AND opens_at <= $1::timestamptz
                 ORDER BY opens_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     AND opened_at IS NULL
  RETURNING ${SALE}`;

/** The same for closing, which inventory has to know of: a new revision. One that was never opened is opened first. */
export const CLOSE_DUE_SALES = `
  UPDATE flash_sales SET closed_at = $1::timestamptz, revision = revision + 1
   WHERE id IN (SELECT id FROM flash_sales
                 WHERE closed_at IS NULL AND closes_at <= $1::timestamptz AND opened_at IS NOT NULL
                 ORDER BY closes_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     AND closed_at IS NULL
  RETURNING ${SALE}`;

/**
 * `$1` is a JSON array of inventory's answers. The condition keeps the newest, in whatever order they are handled, also
 * by two replicas at once. Rows are locked in the order of their ids, so that two batches cannot wait for each other.
 */
export const RECORD_ANSWERS = `
  WITH heard AS (
    SELECT DISTINCT ON ("saleId") *
      FROM json_to_recordset($1::json) AS heard ("saleId" uuid, revision int, allocated int, refusal text)
     ORDER BY "saleId", revision DESC
  ), locked AS (
    SELECT id FROM flash_sales WHERE id IN (SELECT "saleId" FROM heard) ORDER BY id FOR UPDATE
  )
  UPDATE flash_sales
     SET answered_revision = heard.revision, allocated = heard.allocated, refusal = heard.refusal
    FROM heard JOIN locked ON locked.id = heard."saleId"
   WHERE flash_sales.id = locked.id AND coalesce(answered_revision, 0) < heard.revision`;
