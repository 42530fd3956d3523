/** What a customer was told. A refusal is not a success, and accepted is not settled: they are never added up. */
export const outcomes = [
  'admitted',
  'repeated',
  'not-open',
  'sold-out',
  'rate-limited',
  'busy',
  'refused',
  'error',
  'no-answer',
] as const;
export type Outcome = (typeof outcomes)[number];

const byStatus: Readonly<Record<number, Outcome>> = {
  202: 'admitted',
  200: 'repeated',
  425: 'not-open',
  410: 'sold-out',
  429: 'rate-limited',
  503: 'busy',
};

/** Of an HTTP status; 0 is none: the connection was lost, or nobody answered in time. */
export function outcomeOf(status: number): Outcome {
  if (status === 0) return 'no-answer';
  return byStatus[status] ?? (status >= 500 ? 'error' : 'refused');
}

/** The same figure for each kind of answer. */
export function perOutcome<Value>(valueOf: (outcome: Outcome) => Value): Record<Outcome, Value> {
  return {
    admitted: valueOf('admitted'),
    repeated: valueOf('repeated'),
    'not-open': valueOf('not-open'),
    'sold-out': valueOf('sold-out'),
    'rate-limited': valueOf('rate-limited'),
    busy: valueOf('busy'),
    refused: valueOf('refused'),
    error: valueOf('error'),
    'no-answer': valueOf('no-answer'),
  };
}
