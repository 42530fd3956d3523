import { campaignAccount, HOUSE_ACCOUNT } from './ledger.sql';

/**
 * Stores the campaign `$1`, a JSON object, and gives it its budget, unless the operator's key is there already. A
 * transaction that is just using the same key is waited for.
 */
export const INSERT_CAMPAIGN = `
  WITH inserted AS (
    INSERT INTO red_packet_campaigns (
      id, name, kind, budget_minor, packet_count, amount_minor, min_order_minor, starts_at, ends_at, created_by,
      idempotency_key, created_at)
    SELECT id, name, kind, "budgetMinor", "packetCount", "amountMinor", "minOrderMinor", "startsAt", "endsAt", "createdBy",
           "idempotencyKey", "createdAt"
      FROM json_to_record($1::json) AS asked (
        id uuid, name text, kind text, "budgetMinor" bigint, "packetCount" int, "amountMinor" bigint,
        "minOrderMinor" bigint, "startsAt" timestamptz, "endsAt" timestamptz, "createdBy" text, "idempotencyKey" text,
        "createdAt" timestamptz)
    ON CONFLICT (created_by, idempotency_key) DO NOTHING
    RETURNING id, budget_minor, created_at
  ), funded AS (
    INSERT INTO ledger_transfers (kind, debit_account, credit_account, amount_minor, campaign_id, at)
    SELECT 'funding', ${HOUSE_ACCOUNT}, ${campaignAccount('id')}, budget_minor, id, created_at FROM inserted
  )
  SELECT id FROM inserted`;

/**
 * Closes the campaign `$1` at `$2`, unless it is closed already. Grants from it that are under way are waited for; those
 * that wait for it see that it is closed.
 */
export const CLOSE_CAMPAIGN = `
  UPDATE red_packet_campaigns SET closed_at = $2::timestamptz WHERE id = $1::uuid AND closed_at IS NULL`;
