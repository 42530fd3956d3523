import { mayMove, orderStatuses, statusesBefore, whyRefused, type OrderStatus } from './order-status';

const allowed: readonly [from: OrderStatus, to: OrderStatus][] = [
  ['placed', 'confirmed'],
  ['placed', 'rejected'],
  ['placed', 'cancelled'],
  ['confirmed', 'paid'],
  ['confirmed', 'expired'],
  ['confirmed', 'cancelled'],
  ['paid', 'refunded'],
];

const everyMove = orderStatuses.flatMap((from) => orderStatuses.map((to) => [from, to] as const));
const isAllowed = (from: OrderStatus, to: OrderStatus) => allowed.some((move) => move[0] === from && move[1] === to);
const refused = everyMove.filter(([from, to]) => !isAllowed(from, to));

describe('the life cycle of an order', () => {
  it.each(allowed)('lets an order move from %s to %s', (from, to) => {
    expect(statusesBefore(to)).toContain(from);
    expect(mayMove(from, to)).toBe(true);
  });

  it.each(refused)('refuses the move from %s to %s, and says from where to where', (from, to) => {
    expect(statusesBefore(to)).not.toContain(from);
    expect(mayMove(from, to)).toBe(false);
    expect(whyRefused(from, to)).toMatch(new RegExp(`^An? ${from} order cannot be ${to}[.;]`));
  });

  it.each<[OrderStatus, OrderStatus, string]>([
    ['paid', 'cancelled', 'A paid order cannot be cancelled; ask for a refund.'],
    ['placed', 'paid', 'A placed order cannot be paid; wait until it is confirmed.'],
    ['expired', 'paid', 'An expired order cannot be paid; place a new one.'],
    ['rejected', 'cancelled', 'A rejected order cannot be cancelled.'],
  ])('says what to do instead of moving from %s to %s', (from, to, sentence) => {
    expect(whyRefused(from, to)).toBe(sentence);
  });
});
