import type { Replicas } from '../plan/replicas';
import type { SystemPlan } from '../plan/system-plan';

/** One start of the whole system. */
export interface Run {
  readonly plan: SystemPlan;
  readonly replicas: Replicas;
  /** When the user pressed Enter: the time of the set-up counts from there. */
  readonly startedAt: number;
}
