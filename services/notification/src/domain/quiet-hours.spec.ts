import { checkQuietHours, quietUntil } from './quiet-hours';

const night = { from: '22:00', to: '07:00', timeZone: 'Europe/Berlin' };
const lunch = { from: '12:00', to: '13:30', timeZone: 'Asia/Shanghai' };

function endOf(quietHours: typeof night, now: string): string | null {
  return quietUntil(quietHours, new Date(now))?.toISOString() ?? null;
}

describe('quiet hours', () => {
  it.each([
    ['in the evening', '2026-01-05T21:00:00.000Z', '2026-01-06T06:00:00.000Z'],
    ['before midnight', '2026-01-05T22:59:59.999Z', '2026-01-06T06:00:00.000Z'],
    ['at midnight', '2026-01-05T23:00:00.000Z', '2026-01-06T06:00:00.000Z'],
    ['in the morning', '2026-01-06T05:59:59.999Z', '2026-01-06T06:00:00.000Z'],
    ['on the last day of a year', '2026-12-31T21:30:00.000Z', '2027-01-01T06:00:00.000Z'],
    ['in summer', '2026-07-01T20:00:00.000Z', '2026-07-02T05:00:00.000Z'],
  ])('over midnight last until the morning (%s)', (_, now, end) => {
    expect(endOf(night, now)).toBe(end);
  });

  it.each([
    ['before they begin', '2026-01-05T20:59:59.999Z'],
    ['when they end', '2026-01-06T06:00:00.000Z'],
    ['at noon', '2026-01-06T11:00:00.000Z'],
  ])('are over %s', (_, now) => {
    expect(endOf(night, now)).toBeNull();
  });

  it.each([
    ['2026-01-05T03:59:00.000Z', null],
    ['2026-01-05T04:00:00.000Z', '2026-01-05T05:30:00.000Z'],
    ['2026-01-05T05:29:00.000Z', '2026-01-05T05:30:00.000Z'],
    ['2026-01-05T05:30:00.000Z', null],
  ])('within a day are those of that day (%s)', (now, end) => {
    expect(endOf(lunch, now)).toBe(end);
  });

  it.each([
    ['an hour shorter when the clocks go forward', '2026-03-28T21:30:00.000Z', '2026-03-29T05:00:00.000Z'],
    ['an hour longer when they go back', '2026-10-24T20:30:00.000Z', '2026-10-25T06:00:00.000Z'],
  ])('end by the wall clock, so the night is %s', (_, now, end) => {
    expect(endOf(night, now)).toBe(end);
  });

  it('end after the change when the clocks skip their end', () => {
    const skipped = { ...night, to: '02:30' };
    expect(endOf(skipped, '2026-03-28T22:00:00.000Z')).toBe('2026-03-29T01:30:00.000Z');
  });

  it('end the second time when the clocks show their end twice', () => {
    const twice = { ...night, to: '02:30' };
    expect(endOf(twice, '2026-10-24T22:00:00.000Z')).toBe('2026-10-25T01:30:00.000Z');
    expect(endOf(twice, '2026-10-25T00:45:00.000Z')).toBeNull();
    expect(endOf(twice, '2026-10-25T01:15:00.000Z')).toBe('2026-10-25T01:30:00.000Z');
  });

  it.each([
    ['Asia/Kathmandu', '2026-01-05T17:00:00.000Z', '2026-01-06T01:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-05T08:30:00.000Z', '2026-01-05T17:00:00.000Z'],
    ['America/St_Johns', '2026-01-06T02:00:00.000Z', '2026-01-06T10:30:00.000Z'],
  ])('know zones that are no whole hours away, or a day ahead (%s)', (timeZone, now, end) => {
    expect(endOf({ ...night, timeZone }, now)).toBe(end);
  });

  it.each([
    [{ from: '24:00' }, 'quietHours.from'],
    [{ to: '7:00' }, 'quietHours.to'],
    [{ to: '07:60' }, 'quietHours.to'],
    [{ to: '22:00' }, 'quietHours.to'],
    [{ timeZone: 'Mars/Olympus' }, 'quietHours.timeZone'],
    [{ timeZone: '+02:00' }, 'quietHours.timeZone'],
    [{ timeZone: '' }, 'quietHours.timeZone'],
  ])('that no clock can keep are refused, naming the field: %j', (part, field) => {
    const problem = expect.objectContaining({ errors: [expect.objectContaining({ field })] });
    expect(() => checkQuietHours({ ...night, ...part })).toThrow(problem);
  });

  it('that a clock can keep are taken', () => {
    for (const each of [night, lunch, { from: '00:00', to: '23:59', timeZone: 'UTC' }]) {
      expect(() => checkQuietHours(each)).not.toThrow();
    }
  });
});
