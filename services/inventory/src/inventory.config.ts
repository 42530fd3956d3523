import { milliseconds, parseConfig, serviceSettings } from '@floodgate/runtime';

export const inventoryConfig = parseConfig('inventory', process.env, {
  ...serviceSettings,
  /** How long after a lease ended its tickets may still arrive, when its holder fell silent: killed, or cut off. */
  PERMIT_RECONCILE_GRACE_MS: milliseconds().default(30_000),
  /** The same, when the holder said what it had not spent: the others were, and arrive when the queues in between are empty. */
  PERMIT_ARRIVAL_GRACE_MS: milliseconds().default(900_000),
  /** How often each replica looks for leases that are to be reconciled. */
  PERMIT_RECONCILE_INTERVAL_MS: milliseconds().default(1_000),
});
