import { sameIn } from '../invariant';

/** Younger than what the audit service may have been told to forget. */
const KEPT = `interval '29 days'`;

/** What happened to an order was recorded. */
export const audit = [
  sameIn({
    name: 'audit-is-complete',
    title: 'the audit log has every step of every order of the last 29 days',
    of: 'steps',
    expected: [
      'order',
      `SELECT DISTINCT order_id || ' order.' || status || '.v1' FROM order_history WHERE at > now() - ${KEPT}`,
    ],
    found: [
      'audit',
      `SELECT DISTINCT order_id || ' ' || type FROM audit_entries WHERE source = 'order' AND order_id IS NOT NULL`,
    ],
    words: { missing: 'not recorded' },
  }),
];
