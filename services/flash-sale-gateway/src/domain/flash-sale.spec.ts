import { assertWindow, stateOf } from './flash-sale';
import { ClosesBeforeItOpens } from './flash-sale.errors';

const opensAt = new Date('2026-01-05T10:00:00.000Z');
const closesAt = new Date('2026-01-05T11:00:00.000Z');

describe('the window of a flash sale', () => {
  it('may be however short', () => {
    expect(() => assertWindow({ opensAt, closesAt: new Date('2026-01-05T10:00:00.001Z') })).not.toThrow();
  });

  it.each(['2026-01-05T10:00:00.000Z', '2026-01-05T09:00:00.000Z'])('is none when it closes at %s', (closing) => {
    expect(() => assertWindow({ opensAt, closesAt: new Date(closing) })).toThrow(ClosesBeforeItOpens);
  });

  it.each([
    ['2026-01-05T09:59:59.999Z', 'upcoming'],
    ['2026-01-05T10:00:00.000Z', 'open'],
    ['2026-01-05T10:59:59.999Z', 'open'],
    ['2026-01-05T11:00:00.000Z', 'over'],
  ])('is at %s %s', (now, state) => {
    expect(stateOf({ opensAt, closesAt }, new Date(now))).toBe(state);
  });
});
