import { orderStatuses, statusesBefore, type OrderStatus } from './order-status';

const allowed: readonly [from: OrderStatus, to: OrderStatus][] = [
  ['placed', 'confirmed'],
  ['placed', 'rejected'],
  ['placed', 'cancelled'],
  ['confirmed', 'paid'],
  ['confirmed', 'expired'],
  ['confirmed', 'cancelled'],
];

const everyMove = orderStatuses.flatMap((from) => orderStatuses.map((to) => [from, to] as const));
const isAllowed = (from: OrderStatus, to: OrderStatus) => allowed.some((move) => move[0] === from && move[1] === to);
const refused = everyMove.filter(([from, to]) => !isAllowed(from, to));

describe('the life cycle of an order', () => {
  it.each(allowed)('lets an order move from %s to %s', (from, to) => {
    expect(statusesBefore(to)).toContain(from);
  });

  it.each(refused)('refuses the move from %s to %s', (from, to) => {
    expect(statusesBefore(to)).not.toContain(from);
  });
});
