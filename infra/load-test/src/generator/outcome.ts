/** What a customer was told. A refusal is not a success, and accepted is not settled: they are never added up. */
export const outcomes = [
  'admitted',
  'ordered',
  'repeated',
  'not-open',
  'sold-out',
  'too-few-left',
  'over',
  'rate-limited',
  'backlog',
  'crowded',
  'stock-unknown',
  'intake-full',
  'unconfirmed',
  'busy',
  'refused',
  'error',
  'no-answer',
] as const;
export type Outcome = (typeof outcomes)[number];

/** In words, for whoever reads the page. */
export const meanings: Readonly<Record<Outcome, string>> = {
  admitted: '202: has a ticket, which is not yet an order',
  ordered: '201: has the order, confirmed: the answer of the direct way',
  repeated: '200: had the ticket already',
  'not-open': '425: came too early',
  'sold-out': '410: nothing is left',
  'too-few-left': '410: fewer are left than wanted',
  over: '410: the sale is over',
  'rate-limited': '429: asks too often',
  backlog: '503: more wait for their result than can be served',
  crowded: '503: more ask at once than can wait for a permit',
  'stock-unknown': '503: nobody can tell what is left',
  'intake-full': '503: the intake of orders is full',
  unconfirmed: '503: nobody confirmed the ticket; asking again tells',
  busy: '503, without a reason that is known here',
  refused: 'another 4xx',
  error: '5xx that is not 503: a fault of ours',
  'no-answer': 'the connection was lost, or nobody answered in 30 s',
};

const byStatus: Readonly<Record<number, Outcome>> = {
  202: 'admitted',
  201: 'ordered',
  200: 'repeated',
  425: 'not-open',
  410: 'sold-out',
  429: 'rate-limited',
  503: 'busy',
};

const byProblem = new Map<string, Outcome>(
  (['too-few-left', 'over', 'backlog', 'crowded', 'stock-unknown', 'intake-full', 'unconfirmed'] as const).map(
    (problem) => [problem, problem],
  ),
);

const PROBLEM = /"type":"[^"]*[/:]([\w-]+)"/;

/** Of an HTTP status and, where that says too little, of the problem in the body; status 0 is none: nobody answered. */
export function outcomeOf(status: number, body: string): Outcome {
  if (status === 0) return 'no-answer';
  const usual = byStatus[status] ?? (status >= 500 ? 'error' : 'refused');
  if (status !== 410 && status !== 503) return usual;
  return byProblem.get(PROBLEM.exec(body)?.[1] ?? '') ?? usual;
}

/** Not a ticket, and not a fault either: they were told no, and why. */
export function isRefusal(outcome: Outcome): boolean {
  return !['admitted', 'ordered', 'repeated', 'error', 'no-answer'].includes(outcome);
}

/** The same figure for each kind of answer. */
export function perOutcome<Value>(valueOf: (outcome: Outcome) => Value): Record<Outcome, Value> {
  return {
    admitted: valueOf('admitted'),
    ordered: valueOf('ordered'),
    repeated: valueOf('repeated'),
    'not-open': valueOf('not-open'),
    'sold-out': valueOf('sold-out'),
    'too-few-left': valueOf('too-few-left'),
    over: valueOf('over'),
    'rate-limited': valueOf('rate-limited'),
    backlog: valueOf('backlog'),
    crowded: valueOf('crowded'),
    'stock-unknown': valueOf('stock-unknown'),
    'intake-full': valueOf('intake-full'),
    unconfirmed: valueOf('unconfirmed'),
    busy: valueOf('busy'),
    refused: valueOf('refused'),
    error: valueOf('error'),
    'no-answer': valueOf('no-answer'),
  };
}
