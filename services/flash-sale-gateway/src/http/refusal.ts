import { counter } from '@floodgate/observability';
import { problemDocument, type ProblemFields } from '@floodgate/runtime';
import type { Answer } from './answer';
import type { PageName } from './pages';

/** Which question of admission a request did not get past. */
export type Layer = 'window' | 'rate' | 'token' | 'request' | 'threshold' | 'permits' | 'broker';

/** An answer that says no: made once for a sale, sent to a crowd. */
export interface Refusal extends Answer {
  readonly layer: Layer;
  /** What exactly it was, in one word: `sold-out`. */
  readonly outcome: string;
}

interface Reason {
  readonly layer: Layer;
  readonly outcome: string;
  readonly page: PageName;
  readonly problem: ProblemFields;
}

const refusals = counter({
  name: 'flash_sale_refusals_total',
  help: 'People who were refused, by the layer that did and by what they were told.',
  labelNames: ['layer', 'outcome'],
});

export function refusalOf(saleId: string, { layer, outcome, page, problem }: Reason): Refusal {
  const document = problemDocument(problem, { instance: `/flash-sales/${saleId}/orders` });
  const body = JSON.stringify(document);
  const head = [
    ...['content-type', 'application/problem+json; charset=utf-8'],
    ...['content-length', String(Buffer.byteLength(body))],
    ...Object.entries(problem.headers ?? {}).flat(),
  ];
  return { layer, outcome, status: problem.status, head, body, page: `/flash-sales/${saleId}/pages/${page}` };
}

export function countRefusal({ layer, outcome }: Refusal): void {
  refusals.inc({ layer, outcome });
}
