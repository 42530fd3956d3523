import { admittedState, isSettled, moveForward, type TicketState } from './ticket';

const admitted = admittedState('s-1');
const state = (status: string): TicketState => ({ ...admitted, status, changedAt: '2026-01-05T10:00:00.000Z' });

describe('a ticket', () => {
  it.each([
    ['admitted', 'placed'],
    ['admitted', 'confirmed'],
    ['admitted', 'rejected'],
    ['placed', 'cancelled'],
    ['confirmed', 'paid'],
    ['confirmed', 'expired'],
    ['paid', 'refunded'],
    ['refunded', 'collected'],
  ])('moves from %s to %s', (from, to) => {
    expect(moveForward(state(from), state(to))).toEqual(state(to));
  });

  it.each([
    ['placed', 'admitted'],
    ['confirmed', 'placed'],
    ['confirmed', 'rejected'],
    ['paid', 'confirmed'],
    ['expired', 'cancelled'],
    ['collected', 'refunded'],
  ])('stays %s when it hears late that it was %s', (from, to) => {
    expect(moveForward(state(from), state(to))).toEqual(state(from));
  });

  it('begins with the first that is heard of it', () => {
    expect(moveForward(undefined, state('placed'))).toEqual(state('placed'));
  });

  it('is settled when its customer has an answer', () => {
    const settled = ['confirmed', 'rejected', 'paid', 'expired', 'cancelled', 'refunded'];
    expect(settled.every((status) => isSettled(state(status)))).toBe(true);
    expect(['admitted', 'placed'].some((status) => isSettled(state(status)))).toBe(false);
  });
});
