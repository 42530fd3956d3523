/** One thing that must always be true when the system is quiet, and what contradicts it. */
export interface Finding {
  readonly invariant: string;
  /** Ids and numbers of the first offenders; empty when the invariant holds. */
  readonly offenders: readonly string[];
}
