/** What was found of one thing that must always be true. */
export interface Finding {
  /** In a word, for programs: `stock-adds-up`. */
  readonly name: string;
  /** As a sentence, for people. */
  readonly invariant: string;
  /** How many were looked at, and of what: `12` `SKUs`. */
  readonly examinedCount: number;
  readonly of: string;
  /** Ids and numbers of the first that contradict; empty when the invariant holds. */
  readonly offenders: readonly string[];
  /** All that contradict. */
  readonly offenderCount: number;
}
