import type { Ledgers, ServiceName } from './ledgers';
import { differences, lines, type Looked, type Words } from './lines';

/** One thing that must always be true when the system is quiet. */
export interface Invariant {
  readonly name: string;
  readonly title: string;
  /** What it looks at, in the plural. */
  readonly of: string;
  /** Its offenders are not wrong but under way: while there are any, the others cannot be judged. */
  readonly isAboutQuiet?: true;
  check(ledgers: Ledgers, allowances: Allowances): Promise<Looked>;
}

/** What is not held against the system. */
export interface Allowances {
  /** Queues of dead letters that may be filled, such as `order.place-orders.dead`. */
  readonly dead: readonly string[];
}

type Described = Pick<Invariant, 'name' | 'title' | 'of' | 'isAboutQuiet'>;

interface InOneBook extends Described {
  /** Counts what is examined. */
  readonly count: string;
  /** Selects one text for each offender. */
  readonly offenders: string;
}

/** What one database can tell: a statement that must find nothing. */
export function nothingIn(service: ServiceName, { count, offenders, ...described }: InOneBook): Invariant {
  return {
    ...described,
    check: async (ledgers) => ({
      examinedCount: await ledgers.count(service, count),
      offenders: lines(ledgers.sorted(service, offenders)),
    }),
  };
}

interface InTwoBooks extends Described {
  /** Each selects one text per line; a line that stands twice must stand twice in both. */
  readonly expected: readonly [ServiceName, string];
  readonly found: readonly [ServiceName, string];
  readonly words: Words;
}

/** What two books must agree about, line by line. */
export function sameIn({ expected, found, words, ...described }: InTwoBooks): Invariant {
  return {
    ...described,
    check: async (ledgers) => ({
      examinedCount: await ledgers.count(expected[0], `SELECT count(*) FROM (${expected[1]}) AS expected`),
      offenders: differences(ledgers.sorted(...expected), ledgers.sorted(...found), words),
    }),
  };
}
