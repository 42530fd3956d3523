import type { Channel, Language } from './channel';
import { formatsFor } from './formats';
import type { Notice, Template } from './notice';
import type { Texts, Wording } from './texts';
import { english } from './texts.en';
import { chinese } from './texts.zh';

/** A further language is a further file, and a word here and in `languages`. */
const texts = { en: english, zh: chinese } as const satisfies Readonly<Record<Language, Texts>>;

/** What is written on one channel; an SMS has no title. */
export interface Written {
  readonly title: string | null;
  readonly body: string;
}

export function wordingOf<T extends Template>(notice: Notice<T>, language: Language, timeZone: string): Wording {
  const inLanguage: Texts = texts[language];
  return inLanguage[notice.template](notice, formatsFor(language, timeZone));
}

export function writtenOn(channel: Channel, { sms, email, push }: Wording): Written {
  if (channel === 'sms') return { title: null, body: sms };
  return channel === 'email' ? { title: email.subject, body: email.body } : push;
}
