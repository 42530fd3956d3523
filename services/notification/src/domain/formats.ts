import type { Language } from './channel';

/** How a language writes amounts and times. */
export interface Formats {
  /** `123456` → `1,234.56`: the smallest unit of the currency in, two decimals out. */
  readonly amount: (minor: number) => string;
  /** An RFC 3339 instant → the customer's wall clock, with the name of the zone. */
  readonly time: (instant: string) => string;
}

const locales = { en: 'en-GB', zh: 'zh-CN' } as const satisfies Readonly<Record<Language, string>>;

/** Making a formatter costs as much as a hundred texts, so each is made once. */
const known = new Map<string, Formats>();

export function formatsFor(language: Language, timeZone: string): Formats {
  const key = `${language} ${timeZone}`;
  const formats = known.get(key) ?? makeFormats(locales[language], timeZone);
  known.set(key, formats);
  return formats;
}

function makeFormats(locale: string, timeZone: string): Formats {
  const amounts = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
  const times = new Intl.DateTimeFormat(locale, {
    ...{ timeZone, timeZoneName: 'short', hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  });
  return {
    amount: (minor) => amounts.format(minor / 100),
    time: (instant) => times.format(new Date(instant)),
  };
}
