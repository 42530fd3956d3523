/** How far a ticket has come. */
export interface TicketState {
  readonly saleId: string;
  /** `admitted` until the order is there, then the state of the order. */
  readonly status: string;
  /** Why there will be no sale; null while there may be one. */
  readonly reason: string | null;
  /** When the order came to this state (RFC 3339); null before there is one. */
  readonly changedAt: string | null;
  /** Until when it can be paid (RFC 3339); null when there is nothing to pay, or nobody said. */
  readonly payBy: string | null;
}

/** A customer's place in a sale. Its id is the id of the order it becomes. */
export interface Ticket extends TicketState {
  readonly orderId: string;
}

/** A ticket of which is known whose it is. */
export interface OwnedTicket extends Ticket {
  readonly customerId: string;
}

/** Who is asking. */
export interface Reader {
  readonly customerId: string;
  readonly isOperator: boolean;
}

/** The life of an order as a ticket sees it: two that exclude each other have the same rank. */
const ranks: ReadonlyMap<string, number> = new Map([
  ['admitted', 0],
  ['placed', 1],
  ['confirmed', 2],
  ['rejected', 2],
  ['paid', 3],
  ['expired', 3],
  ['cancelled', 3],
  ['refunded', 4],
]);
const RANK_OF_THE_FUTURE = 5;

/** The ticket before it is an order: it waits in the intake of the order service. */
export function admittedState(saleId: string): TicketState {
  return { saleId, status: 'admitted', reason: null, changedAt: null, payBy: null };
}

/** Do they say the same, of whichever tickets? */
export function isSame(one: TicketState, other: TicketState): boolean {
  return (
    one.saleId === other.saleId &&
    one.status === other.status &&
    one.reason === other.reason &&
    one.changedAt === other.changedAt &&
    one.payBy === other.payBy
  );
}

/** Does the customer have their answer: yes with a time to pay, or no with a reason? */
export function isSettled({ status }: Pick<TicketState, 'status'>): boolean {
  return status !== 'admitted' && status !== 'placed';
}

/**
 * News comes from several sides, and the slow ones tell of the past: a ticket only moves forward. A state that was
 * invented after this was written is further than all we know.
 */
export function moveForward(known: TicketState | undefined, news: TicketState): TicketState {
  return known && rankOf(news) <= rankOf(known) ? known : news;
}

function rankOf({ status }: TicketState): number {
  return ranks.get(status) ?? RANK_OF_THE_FUTURE;
}
