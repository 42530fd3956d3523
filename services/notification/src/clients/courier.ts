import type { Transaction } from '@floodgate/persistence';
import type { Letter } from '../domain/delivery';
import type { Outcome } from '../domain/outcome';

/** Brings the letters of one channel to its provider. */
export interface Courier {
  /** Its provider's name, such as `sandbox`. */
  readonly provider: string;
  /** What became of each, in their order. Takes a bounded time and throws only when the database is at fault. */
  handOver(letters: readonly Letter[], tx: Transaction): Promise<readonly Outcome[]>;
}
