import { nothingIn, sameIn } from '../invariant';

/** Money given away: never more than the budget, at most once per order, and every cent has two sides. */
export const redPackets = [
  nothingIn('notification', {
    name: 'red-packets-within-budget',
    title: 'red packets granted are what their campaign counts, and never exceed its budget or number',
    of: 'campaigns',
    count: 'SELECT count(*) FROM red_packet_campaigns',
    offenders: `
      SELECT format('campaign %s: counts %s packets and %s, there are %s and %s, of at most %s and %s', id, granted_count,
                    granted_minor, coalesce(count, 0), coalesce(minor, 0), packet_count, budget_minor)
        FROM red_packet_campaigns
        LEFT JOIN (SELECT campaign_id, count(*) AS count, sum(amount_minor) AS minor FROM red_packets
                    WHERE status = 'granted' GROUP BY campaign_id) AS packet ON campaign_id = id
       WHERE (granted_count, granted_minor) IS DISTINCT FROM (coalesce(count, 0), coalesce(minor, 0))
          OR coalesce(minor, 0) > budget_minor OR coalesce(count, 0) > packet_count`,
  }),
  nothingIn('notification', {
    name: 'one-red-packet-per-order',
    title: 'an order has at most one red packet',
    of: 'red packets',
    count: 'SELECT count(*) FROM red_packets',
    offenders: `
      SELECT format('order %s has %s', order_id, count(*)) FROM red_packets GROUP BY order_id HAVING count(*) > 1`,
  }),
  sameIn({
    name: 'red-packets-for-paid-orders',
    title: 'a red packet belongs to an order that is paid',
    of: 'red packets',
    // The other way round there are orders without one: no campaign ran, or its budget was used up.
    expected: ['notification', `SELECT order_id::text FROM red_packets WHERE status = 'granted'`],
    found: ['order', `SELECT id::text FROM orders WHERE status = 'paid'`],
    words: { missing: 'not paid, but has a red packet' },
  }),
  nothingIn('notification', {
    name: 'ledger-adds-up',
    title: 'the ledger sums to zero, each packet is booked as it stands, each campaign has what is left of its budget',
    of: 'transfers',
    count: 'SELECT count(*) FROM ledger_transfers',
    offenders: `
      SELECT format('all accounts together: %s', sum(balance_minor)) FROM ledger_balances HAVING sum(balance_minor) <> 0
       UNION ALL
      SELECT format('red packet %s is %s over %s, booked %s', packet.id, packet.status, packet.amount_minor, coalesce(booked, 0))
        FROM red_packets AS packet
        LEFT JOIN (SELECT red_packet_id, sum(CASE kind WHEN 'grant' THEN amount_minor ELSE -amount_minor END) AS booked
                     FROM ledger_transfers WHERE red_packet_id IS NOT NULL GROUP BY red_packet_id) AS transfer
          ON red_packet_id = packet.id
       WHERE coalesce(booked, 0) <> CASE WHEN packet.status = 'granted' THEN packet.amount_minor ELSE 0 END
       UNION ALL
      SELECT format('campaign %s: %s left of its budget, its account has %s', id, budget_minor - granted_minor, coalesce(balance_minor, 0))
        FROM red_packet_campaigns LEFT JOIN ledger_balances ON account = 'campaign:' || id
       WHERE coalesce(balance_minor, 0) <> budget_minor - granted_minor`,
  }),
];
