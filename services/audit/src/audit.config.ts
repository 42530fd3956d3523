import { count, parseConfig, serviceSettings } from '@floodgate/runtime';

/** What is younger the database refuses to delete: the trigger `no_early_delete`. */
const RETENTION_MIN_DAYS = 30;
/** The lowest priority a process can have. */
const NICENESS_MAX = 19;

export const auditConfig = parseConfig('audit', process.env, {
  ...serviceSettings,
  /** How long entries and alerts are kept; 0 keeps them for ever. */
  AUDIT_RETENTION_DAYS: count({ min: 0 })
    .refine((days) => days === 0 || days >= RETENTION_MIN_DAYS, `must be 0 or at least ${RETENTION_MIN_DAYS}`)
    .default(0),
  /** How far this process steps back when the machine is busy, as `nice` counts: 0 not at all. */
  AUDIT_NICENESS: count({ min: 0, max: NICENESS_MAX }).default(10),
});
