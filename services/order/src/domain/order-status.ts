export const orderStatuses = ['placed', 'confirmed', 'paid', 'rejected', 'expired', 'cancelled', 'refunded'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** The life cycle: where an order may go from where it is. Every other move is refused. */
const next: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  placed: ['confirmed', 'rejected', 'cancelled'],
  confirmed: ['paid', 'expired', 'cancelled'],
  paid: ['refunded'],
  rejected: [],
  expired: [],
  cancelled: [],
  refunded: [],
};

/** From where an order may move to `status`; storage moves an order only while it is there. */
export function statusesBefore(status: OrderStatus): OrderStatus[] {
  return orderStatuses.filter((from) => next[from].includes(status));
}

export function mayMove(from: OrderStatus, to: OrderStatus): boolean {
  return next[from].includes(to);
}

/** What somebody who was refused a move may do instead, where there is something. */
const advice: Readonly<Record<OrderStatus, Partial<Record<OrderStatus, string>>>> = {
  placed: { paid: 'wait until it is confirmed', refunded: 'nothing was paid, cancel it' },
  confirmed: { refunded: 'nothing was paid, cancel it' },
  paid: { paid: 'it was paid once, which is enough', cancelled: 'ask for a refund' },
  rejected: {},
  expired: { paid: 'place a new one' },
  cancelled: { paid: 'place a new one' },
  refunded: { paid: 'place a new one' },
};

/** Why a move is refused, as a sentence: «A paid order cannot be cancelled; ask for a refund.» */
export function whyRefused(from: OrderStatus, to: OrderStatus): string {
  const article = /^[aeiou]/.test(from) ? 'An' : 'A';
  const instead = advice[from][to];
  return `${article} ${from} order cannot be ${to}${instead === undefined ? '' : `; ${instead}`}.`;
}
