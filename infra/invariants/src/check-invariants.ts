import { audit } from './books/audit';
import { broker } from './books/broker';
import { customers } from './books/customers';
import { deliveries } from './books/deliveries';
import { money } from './books/money';
import { orders } from './books/orders';
import { redPackets } from './books/red-packets';
import { reservations } from './books/reservations';
import { sales } from './books/sales';
import { stock } from './books/stock';
import type { Finding } from './finding';
import type { Allowances, Invariant } from './invariant';
import { Ledgers, type Books } from './ledgers';

/** Everything that must always be true. */
export const invariants: readonly Invariant[] = [
  ...[...stock, ...sales, ...orders, ...money, ...reservations],
  ...[...deliveries, ...redPackets, ...customers, ...audit, ...broker],
];

export interface CheckOptions extends Partial<Allowances> {
  /** How many offenders are named, of each invariant. */
  readonly shownCount?: number;
  /** Which to check; all when not given. */
  readonly only?: (invariant: Invariant) => boolean;
}

const SHOWN_COUNT = 20;

/**
 * Reads every database and the broker and says whether nothing was oversold, lost or doubled. Only meaningful when the
 * system is quiet; while it is not, the invariants that are about that say so.
 */
export async function checkInvariants(
  books: Books,
  { dead = [], shownCount = SHOWN_COUNT, only = () => true }: CheckOptions = {},
): Promise<readonly Finding[]> {
  const ledgers = await Ledgers.open(books);
  try {
    const findings: Finding[] = [];
    for (const invariant of invariants.filter(only))
      findings.push(await findingOf(invariant, ledgers, { dead }, shownCount));
    return findings;
  } finally {
    await ledgers.close();
  }
}

async function findingOf(
  invariant: Invariant,
  ledgers: Ledgers,
  allowances: Allowances,
  shownCount: number,
): Promise<Finding> {
  const { name, title, of } = invariant;
  const { examinedCount, offenders: all } = await invariant.check(ledgers, allowances);
  const offenders: string[] = [];
  let offenderCount = 0;
  for await (const offender of all) {
    if (offenderCount < shownCount) offenders.push(offender);
    offenderCount += 1;
  }
  return { name, invariant: title, examinedCount, of, offenders, offenderCount };
}
