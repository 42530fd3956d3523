import type { Notice, Template, Texts } from './notice';
import { english } from './texts.en';

/** A second language is a second file, and a word here. */
const languages = { en: english } as const satisfies Readonly<Record<string, Texts>>;

export type Language = keyof typeof languages;

export function textOf<T extends Template>(notice: Notice<T>, language: Language = 'en'): string {
  const texts: Texts = languages[language];
  return texts[notice.template](notice);
}
