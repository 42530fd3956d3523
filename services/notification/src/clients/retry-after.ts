const SECOND_MS = 1_000;
/** Said nothing we understand: a moment. */
const UNKNOWN_MS = 1_000;
/** Whoever asks for more means: not today. */
const MAX_MS = 24 * 60 * 60 * SECOND_MS;

/** The header of a 429, which is a number of seconds or a date (RFC 9110), in milliseconds from `now`. */
export function retryAfterMs(header: string | null, now: Date): number {
  if (header === null) return UNKNOWN_MS;
  const ms = /^\d+$/.test(header) ? Number(header) * SECOND_MS : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? UNKNOWN_MS : Math.min(Math.max(ms, 0), MAX_MS);
}
