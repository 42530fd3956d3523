/** What clock and calendar on a wall show. `day` may lie outside the month and then counts on. */
export interface WallClock {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
  /** Since midnight by the clock; not by the time gone by, which differs on days of a clock change. */
  readonly minutes: number;
}

const MINUTE_MS = 60_000;

/** Making one costs a millisecond; there are a few hundred zones. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Is this an IANA name such as `Europe/Berlin`? A bare offset is none: it knows no clock change. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Z]/i.test(name)) return false;
  try {
    return clockOf(name) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

export function wallClockAt(instant: Date, timeZone: string): WallClock {
  const parts = clockOf(timeZone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    minutes: part('hour') * 60 + part('minute'),
  };
}

/**
 * The moment at which the wall shows this. Of a time that the clocks show twice, the second; of a time that they skip, the
 * same distance after the change.
 */
export function instantOf(wall: WallClock, timeZone: string): Date {
  const asIfUtc = utcMs(wall);
  const candidates = [offsetMs(asIfUtc - DAY_MS, timeZone), offsetMs(asIfUtc + DAY_MS, timeZone)].map(
    (offset) => asIfUtc - offset,
  );
  const shown = candidates.filter((ms) => ms + offsetMs(ms, timeZone) === asIfUtc);
  return new Date(Math.max(...(shown.length > 0 ? shown : candidates)));
}

const DAY_MS = 24 * 60 * MINUTE_MS;

/** How far the wall is ahead of UTC at this moment. */
function offsetMs(ms: number, timeZone: string): number {
  const whole = Math.floor(ms / MINUTE_MS) * MINUTE_MS;
  return utcMs(wallClockAt(new Date(whole), timeZone)) - whole;
}

function utcMs({ year, month, day, minutes }: WallClock): number {
  return Date.UTC(year, month - 1, day, 0, minutes);
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en', {
      ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
    });
  clocks.set(timeZone, clock);
  return clock;
}
