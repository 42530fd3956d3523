import { campaignAccount, customerAccount } from './ledger.sql';

/**
 * Isolation of granting and revoking: READ COMMITTED. Whoever changes a campaign's counters holds its row first, locked by a
 * statement of its own, and reads what it decides from in a later statement, whose snapshot is younger than the lock:
 * nobody can have changed it meanwhile, nor will before the commit. Everybody locks campaigns in the sequence of their
 * ids and after that writes red packets in the sequence of the order ids, so nobody waits in a circle. The unique key on
 * the order decides between a grant and a refund of the same order, and the CHECKs of `red_packet_campaigns` stop
 * everything should this reasoning be wrong.
 */

/**
 * Locks the campaigns that may have a packet for an order paid between `$1` and `$2`, the oldest first. After waiting,
 * PostgreSQL looks again at the newest version of the row: a campaign closed or used up meanwhile is missing.
 */
export const LOCK_RUNNING_CAMPAIGNS = `
  SELECT id, name, kind, budget_minor AS "budgetMinor", packet_count AS "packetCount", amount_minor AS "amountMinor",
         min_order_minor AS "minOrderMinor", starts_at AS "startsAt", ends_at AS "endsAt",
         granted_count AS "grantedCount", granted_minor AS "grantedMinor", exhausted_at AS "exhaustedAt",
         closed_at AS "closedAt", created_at AS "createdAt"
    FROM red_packet_campaigns
   WHERE closed_at IS NULL AND granted_count < packet_count AND starts_at <= $2::timestamptz AND ends_at > $1::timestamptz
   ORDER BY id FOR UPDATE`;

/**
 * Books the packets `$1`, a JSON array, at `$2`: packet, transfer and counters in one statement. The caller holds the
 * campaigns. An order that has its packet already, or was refunded at this very moment, is left out everywhere, because
 * everything else is counted from what was inserted.
 */
export const GRANT_PACKETS = `
  WITH granted AS (
    INSERT INTO red_packets (id, order_id, customer_id, status, campaign_id, amount_minor, granted_at)
    SELECT id, "orderId", "customerId", 'granted', "campaignId", "amountMinor", $2::timestamptz
      FROM json_to_recordset($1::json) AS asked (
        id uuid, "orderId" uuid, "customerId" text, "campaignId" uuid, "amountMinor" bigint)
     ORDER BY "orderId"
    ON CONFLICT (order_id) DO NOTHING
    RETURNING id, customer_id, campaign_id, amount_minor
  ), booked AS (
    INSERT INTO ledger_transfers (kind, debit_account, credit_account, amount_minor, campaign_id, red_packet_id, at)
    SELECT 'grant', ${campaignAccount('campaign_id')}, ${customerAccount('customer_id')}, amount_minor, campaign_id, id,
           $2::timestamptz
      FROM granted
  ), counted AS (
    UPDATE red_packet_campaigns AS campaign
       SET granted_count = granted_count + added.count, granted_minor = granted_minor + added.minor,
           exhausted_at = CASE WHEN granted_count + added.count = packet_count
                               THEN coalesce(exhausted_at, $2::timestamptz) ELSE exhausted_at END
      FROM (SELECT campaign_id, count(*)::int AS count, sum(amount_minor)::bigint AS minor FROM granted GROUP BY 1) AS added
     WHERE campaign.id = added.campaign_id
  )
  SELECT id FROM granted`;

/** Locks the campaigns whose packets the orders `$1` have, and tells their ids. */
export const LOCK_CAMPAIGNS_OF_ORDERS = `
  SELECT id FROM red_packet_campaigns
   WHERE id IN (SELECT campaign_id FROM red_packets WHERE order_id = ANY ($1::uuid[]) AND status = 'granted')
   ORDER BY id FOR UPDATE`;

/**
 * Takes the packets of the orders `$1`, a JSON array without repetitions, back into the campaigns `$3` at `$2`, and voids
 * the orders that have none, so that they never get one. The caller holds the campaigns. A grant of one of the orders
 * that is not committed yet is waited for; if it was from a campaign that is not held, then its packet is left alone and
 * the caller must begin again.
 */
export const REVOKE_PACKETS = `
  WITH touched AS (
    INSERT INTO red_packets AS packet (id, order_id, customer_id, status, revoked_at)
    SELECT id, "orderId", "customerId", 'void', $2::timestamptz
      FROM json_to_recordset($1::json) AS asked (id uuid, "orderId" uuid, "customerId" text)
     ORDER BY "orderId"
    ON CONFLICT (order_id) DO UPDATE
       SET status = 'revoked', revoked_at = greatest(packet.granted_at, excluded.revoked_at)
     WHERE packet.status = 'granted' AND packet.campaign_id = ANY ($3::uuid[])
    RETURNING *
  ), revoked AS (
    SELECT * FROM touched WHERE status = 'revoked'
  ), booked AS (
    INSERT INTO ledger_transfers (kind, debit_account, credit_account, amount_minor, campaign_id, red_packet_id, at)
    SELECT 'revocation', ${customerAccount('customer_id')}, ${campaignAccount('campaign_id')}, amount_minor, campaign_id,
           id, revoked_at
      FROM revoked
  ), counted AS (
    UPDATE red_packet_campaigns AS campaign
       SET granted_count = granted_count - taken.count, granted_minor = granted_minor - taken.minor
      FROM (SELECT campaign_id, count(*)::int AS count, sum(amount_minor)::bigint AS minor FROM revoked GROUP BY 1) AS taken
     WHERE campaign.id = taken.campaign_id
  )
  SELECT id, order_id AS "orderId", customer_id AS "customerId", campaign_id AS "campaignId", amount_minor AS "amountMinor",
         revoked_at AS "revokedAt"
    FROM revoked ORDER BY order_id`;
