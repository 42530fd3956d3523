import type { Isolated } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

/** When the orders of these tests are paid; campaigns run around it. */
export const PAID_AT = new Date('2026-01-05T10:30:00.000Z');

interface Wanted {
  readonly kind?: 'random' | 'fixed';
  readonly budgetMinor?: number;
  readonly packetCount?: number;
  readonly amountMinor?: number;
  readonly minOrderMinor?: number;
  readonly startsAt?: string;
  readonly endsAt?: string;
}

/** Opens a campaign with its budget in the books, as the service does. @returns its id */
export async function openCampaign(environment: Isolated, wanted: Wanted = {}): Promise<string> {
  const id = uuidv7();
  const { kind = 'random', budgetMinor = 100_000, packetCount = 100, amountMinor = null, minOrderMinor = 0 } = wanted;
  const { startsAt = '2026-01-05T10:00:00Z', endsAt = '2026-01-05T11:00:00Z' } = wanted;
  await environment.sql(
    `INSERT INTO red_packet_campaigns
       (id, name, kind, budget_minor, packet_count, amount_minor, min_order_minor, starts_at, ends_at, created_by, created_at)
     VALUES ($1, 'Welcome', $2, $3, $4, $5, $6, $7, $8, 'test', now())`,
    [id, kind, budgetMinor, packetCount, amountMinor, minOrderMinor, startsAt, endsAt],
  );
  await environment.sql(
    `INSERT INTO ledger_transfers (kind, debit_account, credit_account, amount_minor, campaign_id, at)
     VALUES ('funding', 'house', 'campaign:' || $1::text, $2, $1::uuid, now())`,
    [id, budgetMinor],
  );
  return id;
}

/** A campaign as its counters have it. */
export async function campaign(environment: Isolated, id: string): Promise<{ count: number; minor: number }> {
  const [row] = await environment.sql<{ count: number; minor: number }>(
    'SELECT granted_count AS count, granted_minor::int AS minor FROM red_packet_campaigns WHERE id = $1',
    [id],
  );
  return row!;
}

/** What an order has: its status and amount; undefined when it has nothing. */
export async function packetOf(environment: Isolated, orderId: string) {
  const [row] = await environment.sql<{ status: string; amount: number | null }>(
    'SELECT status, amount_minor::int AS amount FROM red_packets WHERE order_id = $1',
    [orderId],
  );
  return row;
}

/** Every statement finds what contradicts a promise: each must find nothing. */
const contradictions: Readonly<Record<string, string>> = {
  'all accounts together are not zero': 'SELECT sum(balance_minor) FROM ledger_balances HAVING sum(balance_minor) <> 0',
  'a campaign granted more than its budget or its packets':
    'SELECT id FROM red_packet_campaigns WHERE granted_minor > budget_minor OR granted_count > packet_count',
  'a campaign’s account is not its budget minus what is granted': `
    SELECT id FROM red_packet_campaigns c LEFT JOIN ledger_balances b ON b.account = 'campaign:' || c.id
     WHERE b.balance_minor IS DISTINCT FROM c.budget_minor - c.granted_minor`,
  'a campaign’s counters are not its packets': `
    SELECT c.id FROM red_packet_campaigns c LEFT JOIN red_packets p ON p.campaign_id = c.id AND p.status = 'granted'
     GROUP BY c.id HAVING c.granted_count <> count(p.id) OR c.granted_minor <> coalesce(sum(p.amount_minor), 0)`,
  'a customer’s balance is not what was granted and not revoked': `
    SELECT account FROM (SELECT 'customer:' || customer_id AS account, sum(amount_minor) AS minor
                           FROM red_packets WHERE status = 'granted' GROUP BY 1) p
      FULL JOIN (SELECT * FROM ledger_balances WHERE account LIKE 'customer:%') b USING (account)
     WHERE coalesce(p.minor, 0) <> coalesce(b.balance_minor, 0)`,
  'a customer owes us': `SELECT account FROM ledger_balances WHERE account LIKE 'customer:%' AND balance_minor < 0`,
  'an order has several packets': 'SELECT order_id FROM red_packets GROUP BY order_id HAVING count(*) > 1',
};

/** Fails, naming what is wrong, unless the books of all campaigns and customers are right. */
export async function expectBooksToBalance(environment: Isolated): Promise<void> {
  for (const [contradiction, statement] of Object.entries(contradictions))
    expect([contradiction, await environment.sql(statement)]).toEqual([contradiction, []]);
}
