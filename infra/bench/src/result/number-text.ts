/** With three digits that count; more would be noise. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.001))));
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
