import type { Database } from '@floodgate/persistence';
import type { Batch, Step } from './batch';
import { deduplicate } from './deduplicate';
import { handle } from './handle';
import { trace } from './trace';
import { transaction } from './transaction';

/**
 * What happens between reading a delivery and acknowledging it, in this order:
 * parse → trace → transaction → deduplicate → handle → settle.
 * The first is done on arrival (`parse`), the last by `settle`; these four are the attempt, which may be made again.
 */
export function pipelineOver(database: Database): (batch: Batch) => Promise<void> {
  return compose([trace, transaction(database), deduplicate, handle]);
}

function compose(steps: readonly Step[]): (batch: Batch) => Promise<void> {
  return steps.reduceRight<(batch: Batch) => Promise<void>>(
    (next, step) => (batch) => step(batch, next),
    () => Promise.resolve(),
  );
}
