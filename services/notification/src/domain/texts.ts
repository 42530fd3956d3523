import type { Notice, Template } from './notice';
import { english } from './texts.en';

/** A text for every template; a language is complete or does not compile. */
export type Texts = { readonly [T in Template]: (notice: Extract<Notice, { template: T }>) => string };

/** A second language is a second file, and a line here. */
const languages = { en: english } as const satisfies Readonly<Record<string, Texts>>;

export type Language = keyof typeof languages;

export function textOf(notice: Notice, language: Language = 'en'): string {
  const texts: Texts = languages[language];
  return notice.template === 'order-confirmed' ? texts['order-confirmed'](notice) : texts['order-rejected'](notice);
}
