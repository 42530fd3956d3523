import type { Formats } from './formats';
import type { Notice, Template } from './notice';

/** One text for every channel. An SMS is short, because each part of it costs. */
export interface Wording {
  readonly sms: string;
  readonly email: { readonly subject: string; readonly body: string };
  readonly push: { readonly title: string; readonly body: string };
}

/** One language. It has every text for every channel or does not compile. */
export type Texts = { readonly [Name in Template]: (notice: Notice<Name>, formats: Formats) => Wording };
