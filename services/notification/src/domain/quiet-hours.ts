import { InvalidQuietHours } from './notification.errors';
import { instantOf, isTimeZone, wallClockAt, type WallClock } from './wall-clock';

/** When a customer does not want to be disturbed: `22:00` to `07:00` on the wall clock of their time zone. */
export interface QuietHours {
  /** `HH:MM`, included. */
  readonly from: string;
  /** `HH:MM`, excluded. Before `from` it is on the next day. */
  readonly to: string;
  /** An IANA name such as `Asia/Shanghai`. */
  readonly timeZone: string;
}

const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** @throws InvalidQuietHours when no clock shows such times, they are the same, or nobody knows the zone. */
export function checkQuietHours({ from, to, timeZone }: QuietHours): void {
  for (const [field, time] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (!CLOCK_TIME.test(time)) throw new InvalidQuietHours(field, 'must be a time such as 22:30');
  }
  if (from === to) throw new InvalidQuietHours('to', 'must be another time than `from`');
  if (!isTimeZone(timeZone)) throw new InvalidQuietHours('timeZone', 'must be an IANA name such as Europe/Berlin');
}

/** When the quiet hours end that it is in now; null outside of them. By the wall clock, so a clock change moves the end along. */
export function quietUntil({ from, to, timeZone }: QuietHours, now: Date): Date | null {
  const wall = wallClockAt(now, timeZone);
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  const wraps = begin > end;
  const isQuiet = wraps ? wall.minutes >= begin || wall.minutes < end : wall.minutes >= begin && wall.minutes < end;
  if (!isQuiet) return null;
  const endsTomorrow = wraps && wall.minutes >= begin;
  const last: WallClock = { ...wall, day: wall.day + (endsTomorrow ? 1 : 0), minutes: end };
  return instantOf(last, timeZone);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
