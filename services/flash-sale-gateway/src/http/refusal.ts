import { counter } from '@floodgate/observability';
import { problemDocument, type ProblemFields } from '@floodgate/runtime';
import type { Answer } from './answer';
import type { PageName } from './pages';

/** Which question of admission a request did not get past. */
export type Layer = 'window' | 'rate' | 'token' | 'request' | 'threshold' | 'permits' | 'broker';

/** An answer that says no: made once for a sale, sent to a crowd. */
export interface Refusal extends Answer {
  readonly tally: Tally;
}

interface Reason {
  readonly layer: Layer;
  /** What exactly it was, in one word: `sold-out`. */
  readonly outcome: string;
  readonly page: PageName;
  readonly problem: ProblemFields;
}

/** So many were refused since the metric was read: a number, because looking up labels for each of a crowd costs too much. */
interface Tally {
  readonly layer: Layer;
  readonly outcome: string;
  count: number;
}

const tallies = new Map<string, Tally>();

counter({
  name: 'flash_sale_refusals_total',
  help: 'People who were refused, by the layer that did and by what they were told.',
  labelNames: ['layer', 'outcome'],
  collect() {
    for (const tally of tallies.values()) {
      const { layer, outcome, count } = tally;
      this.inc({ layer, outcome }, count);
      tally.count = 0;
    }
  },
});

export function refusalOf(saleId: string, { layer, outcome, page, problem }: Reason): Refusal {
  const document = problemDocument(problem, { instance: `/flash-sales/${saleId}/orders` });
  const body = JSON.stringify(document);
  const head = [
    ...['content-type', 'application/problem+json; charset=utf-8'],
    ...['content-length', String(Buffer.byteLength(body))],
    ...Object.entries(problem.headers ?? {}).flat(),
  ];
  const tally = tallyOf(layer, outcome);
  return { tally, status: problem.status, head, body, page: `/flash-sales/${saleId}/pages/${page}` };
}

export function countRefusal({ tally }: Refusal): void {
  tally.count += 1;
}

function tallyOf(layer: Layer, outcome: string): Tally {
  const key = `${layer}/${outcome}`;
  const tally = tallies.get(key) ?? { layer, outcome, count: 0 };
  tallies.set(key, tally);
  return tally;
}
