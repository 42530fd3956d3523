import { inPlainWords } from './in-plain-words';
import { rowsOf } from './rows';
import type { Side } from './side';

const side = (given: Partial<Side> = {}): Side => ({
  ...{ offered: 1_000, confirmed: 1_000, acceptedInASecond: 1_000, confirmedInASecond: 1_000 },
  ...{ acceptedP50Ms: 10, acceptedP99Ms: 20, confirmedP50Ms: 10, confirmedP99Ms: 20, confirmedPerS: 300 },
  ...{ soldOut: 0, turnedAway: 0, failed: 0, unansweredPeak: 0, backlogPeak: 0, drainS: 0, leftBehind: 0 },
  cpuMsPerOrder: { programs: 2, servers: 1 },
  programs: { count: 2, residentBytes: 200 * 2 ** 20 },
  ...given,
});
const five = { programs: { count: 5, residentBytes: 600 * 2 ** 20 } };
const PARTS = '5 programs instead of 2, and a first answer that is not the last word.';

describe('both ways in plain words', () => {
  it('says nothing of differences that mean nothing', () => {
    const queue = side({ ...five, acceptedP99Ms: 22, confirmed: 990, confirmedP50Ms: 11 });
    expect(inPlainWords(queue, side())).toEqual({ buys: [], costs: [PARTS] });
  });

  it('says what a queue buys when more come than can be served', () => {
    const queue = side({ ...five, acceptedP99Ms: 40 });
    const direct = side({ acceptedP99Ms: 900, confirmed: 400, turnedAway: 590, failed: 10, leftBehind: 3 });
    expect(inPlainWords(queue, direct).buys).toEqual([
      'Of a hundred who got something, ninety-nine heard so within 40 ms (a ticket), directly within 900 ms (the order).',
      'Of 1,000 customers 1,000 have an order in the end, directly 400: the peak waits in a queue instead of being sent away.',
      'Nobody heard «not now», an error or nothing, directly 600.',
      expect.stringMatching(/^Directly, what 3 customers wanted is kept for them, and they do not know/),
    ]);
  });

  it('says what it costs when there is room for everybody', () => {
    const queue = side({ ...five, acceptedP99Ms: 30, confirmedP50Ms: 60, cpuMsPerOrder: { programs: 4, servers: 2 } });
    expect(inPlainWords(queue, side())).toEqual({
      buys: [],
      costs: [
        'Of a hundred who got something, ninety-nine heard so within 30 ms (a ticket), directly within 20 ms (the order).',
        'Half of the confirmed orders are confirmed within 60 ms, directly within 10 ms: an order passes through more hands.',
        'An order costs 6.0 ms of processor time in all, directly 3.0 ms.',
        PARTS,
      ],
    });
  });

  it('does not call it the cost of an order when most of the work was to refuse', () => {
    const few = { confirmed: 100, soldOut: 900 };
    const queue = side({ ...five, ...few, cpuMsPerOrder: { programs: 40, servers: 2 } });
    expect(inPlainWords(queue, side(few))).toEqual({ buys: [], costs: [PARTS] });
  });

  it('hides nothing that speaks against the queue', () => {
    const queue = side({ ...five, confirmed: 500, failed: 7, leftBehind: 2 });
    expect(inPlainWords(queue, side()).costs).toEqual([
      'Of 1,000 customers 500 have an order in the end, directly 1,000.',
      '7 heard «not now», an error or nothing, directly nobody.',
      '2 tickets never got their final answer.',
      PARTS,
    ]);
  });
});

describe('both ways side by side', () => {
  it('keeps what was accepted and what was confirmed apart', () => {
    const rows = rowsOf(side({ confirmedP50Ms: 60, confirmedP99Ms: 1_234.5, confirmedInASecond: 950 }), side());
    expect(rows.slice(1, 5)).toEqual([
      { what: 'accepted (202, a promise) or ordered (201), p50 / p99', queue: '10 / 20 ms', direct: '10 / 20 ms' },
      { what: '… within a second', queue: '1,000 (100.0 %)', direct: '1,000 (100.0 %)' },
      { what: 'order confirmed, p50 / p99', queue: '60 / 1,235 ms', direct: '10 / 20 ms' },
      { what: '… within a second', queue: '950 (95.0 %)', direct: '1,000 (100.0 %)' },
    ]);
  });
});
