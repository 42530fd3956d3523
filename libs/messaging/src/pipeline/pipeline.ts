import type { Database } from '@floodgate/persistence';
import type { Attempt, Step } from './batch';
import { deduplicate } from './deduplicate';
import { handle } from './handle';
import { trace } from './trace';
import { transaction } from './transaction';

/**
 * What happens between reading a delivery and acknowledging it, in this order:
 * parse → trace → transaction → deduplicate → handle → settle.
 * The first is done on arrival (`parse`), the last by `settle`; these four are the attempt, which may be made again.
 */
export function pipelineOver(database: Database): Attempt {
  return compose([trace, transaction(database), deduplicate, handle]);
}

function compose(steps: readonly Step[]): Attempt {
  return steps.reduceRight<Attempt>(
    (next, step) => (batch) => step(batch, next),
    () => Promise.resolve(new Set()),
  );
}
