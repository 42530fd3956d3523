import { nothingIn, sameIn } from '../invariant';

/** Of a flash sale's pieces each is free, leased to a replica, held by a ticket, or sold; never two of these. */
export const sales = [
  nothingIn('inventory', {
    name: 'sales-add-up',
    title: 'allocated = free + leased + held + sold, nothing is negative, sold ≤ allocated',
    of: 'sales',
    count: 'SELECT count(*) FROM sale_allocations',
    offenders: `
      SELECT format('sale %s: allocated %s, free %s, leased %s, held %s, sold %s', sale_id, allocated, free, leased, held, sold)
        FROM sale_allocations
       WHERE allocated <> free + leased + held + sold OR least(allocated, free, leased, held, sold) < 0 OR sold > allocated`,
  }),
  nothingIn('inventory', {
    name: 'sales-hold-what-tickets-hold',
    title: 'what a sale holds and has sold is what its tickets hold and bought',
    of: 'sales',
    count: 'SELECT count(*) FROM sale_allocations',
    offenders: `
      SELECT format('sale %s: held %s and sold %s, tickets hold %s and bought %s', sale_id, sale.held, sale.sold,
                    coalesce(ticket.held, 0), coalesce(ticket.sold, 0))
        FROM sale_allocations AS sale
        FULL JOIN (SELECT sale_id, coalesce(sum(quantity) FILTER (WHERE status = 'held'), 0) AS held,
                          coalesce(sum(quantity) FILTER (WHERE status = 'sold'), 0) AS sold
                     FROM reservations WHERE sale_id IS NOT NULL AND status IN ('held', 'sold') GROUP BY sale_id) AS ticket USING (sale_id)
       WHERE coalesce(sale.held, 0) <> coalesce(ticket.held, 0) OR coalesce(sale.sold, 0) <> coalesce(ticket.sold, 0)`,
  }),
  sameIn({
    name: 'sales-sold-what-was-bought',
    title: 'the order service counts as many pieces of a sale in tickets as inventory does',
    of: 'sales',
    expected: [
      'order',
      `SELECT format('sale %s: %s pieces', sale_id, sum(quantity)) FROM orders JOIN order_lines ON order_id = orders.id
        WHERE sale_id IS NOT NULL AND status IN ('confirmed', 'paid') GROUP BY sale_id`,
    ],
    found: [
      'inventory',
      `SELECT format('sale %s: %s pieces', sale_id, held + sold) FROM sale_allocations WHERE held + sold > 0`,
    ],
    words: { missing: 'by orders', surplus: 'by inventory' },
  }),
  nothingIn('inventory', {
    name: 'leases-add-up',
    title: 'what a sale has leased is outstanding in its leases; granted = outstanding + arrived + given back',
    of: 'leases',
    count: 'SELECT count(*) FROM permit_leases',
    offenders: `
      SELECT format('sale %s: leased %s, leases have %s outstanding', sale_id, coalesce(leased, 0), coalesce(outstanding, 0))
        FROM sale_allocations
        FULL JOIN (SELECT sale_id, sum(outstanding) AS outstanding FROM permit_leases GROUP BY sale_id) AS lease USING (sale_id)
       WHERE coalesce(leased, 0) <> coalesce(outstanding, 0)
       UNION ALL
      SELECT format('lease %s: granted %s, outstanding %s, arrived %s, given back %s', lease_id, granted, outstanding, arrived, given_back)
        FROM permit_leases
       WHERE granted <> outstanding + arrived + given_back OR least(granted, outstanding, arrived, given_back) < 0`,
  }),
  nothingIn('inventory', {
    name: 'no-lease-is-forgotten',
    title: 'no lease is open beyond its time',
    of: 'leases',
    isAboutQuiet: true,
    count: 'SELECT count(*) FROM permit_leases',
    // Ten seconds, because somebody has to look before it is reconciled.
    offenders: `
      SELECT format('lease %s of %s: %s outstanding since %s', lease_id, holder, outstanding, reconcile_at)
        FROM permit_leases WHERE outstanding > 0 AND reconcile_at < now() - interval '10 seconds'`,
  }),
];
