const YEAR_MAX = 9_999;

/** Whether the log can keep a time: PostgreSQL knows no year 0, and nobody who reads the log knows a year of five digits. */
export function isStorable(time: Date): boolean {
  const year = time.getUTCFullYear();
  return year >= 1 && year <= YEAR_MAX;
}
