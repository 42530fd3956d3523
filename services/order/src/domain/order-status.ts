export const orderStatuses = ['placed', 'confirmed', 'paid', 'rejected', 'expired', 'cancelled'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** The life cycle: where an order may go from where it is. Every other move is refused. */
const next: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  placed: ['confirmed', 'rejected', 'cancelled'],
  confirmed: ['paid', 'expired', 'cancelled'],
  paid: [],
  rejected: [],
  expired: [],
  cancelled: [],
};

/** From where an order may move to `status`; storage moves an order only while it is there. */
export function statusesBefore(status: OrderStatus): OrderStatus[] {
  return orderStatuses.filter((from) => next[from].includes(status));
}
