import { count, parseConfig, serviceSettings } from '@floodgate/runtime';

/** What is younger the database refuses to delete: the trigger `no_early_delete`. */
const RETENTION_MIN_DAYS = 30;

export const auditConfig = parseConfig('audit', process.env, {
  ...serviceSettings,
  /** How long entries and alerts are kept; 0 keeps them for ever. */
  AUDIT_RETENTION_DAYS: count({ min: 0 })
    .refine((days) => days === 0 || days >= RETENTION_MIN_DAYS, `must be 0 or at least ${RETENTION_MIN_DAYS}`)
    .default(0),
});
