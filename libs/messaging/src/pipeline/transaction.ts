import type { Database } from '@floodgate/persistence';
import type { Step } from './batch';

/** Everything after this step commits together or not at all. */
export function transaction(database: Database): Step {
  return (batch, next) => database.transaction((tx) => next({ ...batch, tx }));
}
