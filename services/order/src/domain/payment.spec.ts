import { CardDeclined, MoveRefused, PaymentKeyReused } from './order.errors';
import { orderStatuses, type OrderStatus } from './order-status';
import {
  assertNotRefused,
  assertSamePayment,
  isToBeUndone,
  paymentStatuses,
  settle,
  type PaymentOfOrder,
  type PaymentStatus,
  type ProviderAnswer,
} from './payment';

type Outcome = ProviderAnswer['outcome'];

const outcomes: readonly Outcome[] = ['approved', 'declined', 'pending', 'refunded'];
const now = new Date('2026-01-05T10:00:00.000Z');

function payment(fields: Partial<PaymentOfOrder> = {}): PaymentOfOrder {
  return {
    ...{ id: 'p-1', orderId: 'o-1', customerId: 'c-1', amountMinor: 8_900, card: 'card-1', status: 'asked' },
    ...{ reason: null, idempotencyKey: 'k-1', createdAt: now, updatedAt: now, orderStatus: 'confirmed' },
    ...fields,
  };
}

/** From where, after which answer, and whether the order was paid by it: to where. Everything else stays as it is. */
const moves: readonly (readonly [PaymentStatus, Outcome, boolean, PaymentStatus])[] = [
  ['asked', 'approved', true, 'approved'],
  ['asked', 'approved', false, 'refunding'],
  ['asked', 'declined', true, 'declined'],
  ['asked', 'declined', false, 'declined'],
  ['asked', 'refunded', true, 'refunded'],
  ['asked', 'refunded', false, 'refunded'],
  ['refunding', 'refunded', true, 'refunded'],
  ['refunding', 'refunded', false, 'refunded'],
];
const everyCase = paymentStatuses.flatMap((from) =>
  outcomes.flatMap((outcome) => [true, false].map((orderWasPaid) => [from, outcome, orderWasPaid] as const)),
);
const unmoved = everyCase.filter(
  ([from, outcome, wasPaid]) => !moves.some((move) => move[0] === from && move[1] === outcome && move[2] === wasPaid),
);

describe('settling a payment', () => {
  const settled = (from: PaymentStatus, outcome: Outcome, orderWasPaid: boolean) =>
    settle(from, { paymentId: 'p-1', outcome, reason: null }, orderWasPaid);

  it.each(moves)('turns %s by the answer %s (order paid: %s) into %s', (from, outcome, orderWasPaid, to) => {
    expect(settled(from, outcome, orderWasPaid)).toBe(to);
  });

  it.each(unmoved)('leaves %s alone after the answer %s (order paid: %s)', (from, outcome, orderWasPaid) => {
    expect(settled(from, outcome, orderWasPaid)).toBe(from);
  });
});

describe('an open payment', () => {
  it('is to be undone when its order cannot be paid any more', () => {
    const undone = orderStatuses.filter((orderStatus) => isToBeUndone(payment({ orderStatus })));
    expect(undone).toEqual(orderStatuses.filter((status) => status !== 'confirmed'));
  });

  it.each<[PaymentStatus, boolean]>([
    ['refunding', true],
    ['approved', false],
    ['declined', false],
    ['refunded', false],
  ])('that is %s on a cancelled order: %s', (status, expected) => {
    expect(isToBeUndone(payment({ status, orderStatus: 'cancelled' }))).toBe(expected);
  });
});

describe('a repeated payment', () => {
  const request = { orderId: 'o-1', customerId: 'c-1', card: 'card-1', idempotencyKey: 'k-1' };

  it('is the same with the same order and card', () => {
    expect(() => assertSamePayment(payment(), request)).not.toThrow();
  });

  it.each([
    ['another card', { card: 'card-2' }],
    ['another order', { orderId: 'o-2' }],
  ])('is refused with %s', (_, other) => {
    expect(() => assertSamePayment(payment(), { ...request, ...other })).toThrow(PaymentKeyReused);
  });
});

describe('the answer to a payment', () => {
  it.each<[PaymentStatus, OrderStatus]>([
    ['asked', 'confirmed'],
    ['approved', 'paid'],
  ])('is no refusal when it is %s', (status, orderStatus) => {
    expect(() => assertNotRefused(payment({ status, orderStatus }))).not.toThrow();
  });

  it('is the reason when it was declined', () => {
    const answer = () => assertNotRefused(payment({ status: 'declined', reason: 'card expired' }));
    expect(answer).toThrow(CardDeclined);
    expect(answer).toThrow(/card expired/);
  });

  it.each<[PaymentStatus]>([['refunding'], ['refunded']])('is what became of the order when it is %s', (status) => {
    const answer = () => assertNotRefused(payment({ status, orderStatus: 'cancelled' }));
    expect(answer).toThrow(MoveRefused);
    expect(answer).toThrow('A cancelled order cannot be paid; place a new one. The money is given back.');
  });
});
