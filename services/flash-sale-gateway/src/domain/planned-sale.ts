import { ClosesInThePast, IdempotencyKeyReused, NotAfterItOpened, NotAfterItIsOver } from './flash-sale.errors';
import { assertWindow, stateOf, type FlashSale, type SaleState } from './flash-sale';

/** What inventory said to the command of this revision. */
export interface AllocationAnswer {
  readonly revision: number;
  /** Pieces that belong to the sale, sold ones included. */
  readonly allocated: number;
  /** Why these are not as many as were wanted; null when they are. */
  readonly refusal: string | null;
}

/** A sale with all that is agreed about it with inventory. */
export interface PlannedSale extends FlashSale {
  /** Pieces in all, as the operator wants it. */
  readonly allocation: number;
  /** Grows with every change that inventory has to know of. */
  readonly revision: number;
  /** When it was announced; null before. */
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  /** Null while inventory has said nothing at all. */
  readonly answer: AllocationAnswer | null;
}

/** What an operator asks for. */
export interface SalePlan {
  readonly sku: string;
  readonly name: string;
  readonly priceMinor: number;
  readonly perCustomerLimit: number;
  readonly allocation: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** What can be said anew of a sale; what is not said stays. */
export type SaleChange = Partial<Omit<SalePlan, 'sku'>>;

type ChangedField = keyof SaleChange;

/** What can be changed while people buy: how many there are, and when it ends. */
const changeableWhileOpen: readonly ChangedField[] = ['allocation', 'closesAt'];

/** @throws ClosesBeforeItOpens */
export function planSale(plan: SalePlan & Pick<FlashSale, 'id' | 'createdAt'>): PlannedSale {
  assertWindow(plan);
  return { ...plan, revision: 1, openedAt: null, closedAt: null, answer: null };
}

/**
 * A sale that is new has time left; one that was planned by the same request before may be over by now.
 *
 * @throws ClosesInThePast
 */
export function assertTimeLeft({ closesAt }: Pick<SalePlan, 'closesAt'>, now: Date): void {
  if (closesAt <= now) throw new ClosesInThePast();
}

/** The plan as one text: the same text is the same request. */
export function requestTextOf({ opensAt, closesAt, ...plan }: SalePlan): string {
  const { sku, name, priceMinor, perCustomerLimit, allocation } = plan;
  return JSON.stringify([sku, name, priceMinor, perCustomerLimit, allocation, opensAt, closesAt]);
}

/** @throws IdempotencyKeyReused */
export function assertSameRequest(plannedBy: string, plan: SalePlan): void {
  if (plannedBy !== requestTextOf(plan)) throw new IdempotencyKeyReused();
}

/**
 * The sale as it is from now on. Saying what is so already changes nothing, at any time. An end that has passed is now:
 * the sale was open until this moment.
 *
 * @throws NotAfterItOpened, NotAfterItIsOver or ClosesBeforeItOpens
 */
export function changeSale(sale: PlannedSale, wanted: SaleChange, now: Date): PlannedSale {
  const change = differencesOf(sale, wanted);
  const fields = fieldsOf(change);
  if (fields.length === 0) return sale;

  const state = announcedStateOf(sale, now);
  if (state === 'over') throw new NotAfterItIsOver(fields);
  const tooLate = fields.filter((field) => !changeableWhileOpen.includes(field));
  if (state === 'open' && tooLate.length > 0) throw new NotAfterItOpened(tooLate);

  const changed = { ...sale, ...change };
  const isEndingNow = state === 'open' && changed.closesAt <= now;
  const ended = isEndingNow ? endAt(changed, now) : changed;
  assertWindow(ended);
  const concernsInventory = isEndingNow || change.allocation !== undefined;
  return concernsInventory ? { ...ended, revision: sale.revision + 1 } : ended;
}

/** Has inventory yet to answer to the newest command? */
export function isUnanswered({ answer, revision }: PlannedSale): boolean {
  return answer === null || answer.revision < revision;
}

/** What was announced is so, also by a clock that is behind. */
export function announcedStateOf(sale: PlannedSale, now: Date): SaleState {
  if (sale.closedAt) return 'over';
  const state = stateOf(sale, now);
  return state === 'upcoming' && sale.openedAt ? 'open' : state;
}

/** So many pieces more than before are wanted; 0 when not more. */
export function growthOf(before: Pick<PlannedSale, 'allocation'>, { allocation }: SaleChange): number {
  return Math.max(0, (allocation ?? 0) - before.allocation);
}

function differencesOf(sale: PlannedSale, wanted: SaleChange): SaleChange {
  const differing = fieldsOf(wanted).filter((field) => sale[field].valueOf() !== wanted[field]?.valueOf());
  return Object.fromEntries(differing.map((field) => [field, wanted[field]]));
}

const everyField: readonly ChangedField[] = [
  ...(['name', 'priceMinor', 'perCustomerLimit', 'allocation', 'opensAt', 'closesAt'] as const),
];

function fieldsOf(change: SaleChange): readonly ChangedField[] {
  return everyField.filter((field) => change[field] !== undefined);
}

/** A window has a length, also of a sale that ends in the millisecond in which it opened, and before anybody announced it. */
function endAt(sale: PlannedSale, now: Date): PlannedSale {
  const closesAt = new Date(Math.max(now.getTime(), sale.opensAt.getTime() + 1));
  return { ...sale, closesAt, openedAt: sale.openedAt ?? now, closedAt: now };
}
