import type { Channel, Language } from './channel';
import type { QuietHours } from './quiet-hours';

/** How a customer wants to be told. */
export interface Preferences {
  readonly customerId: string;
  readonly language: Language;
  /** At least one: what becomes of an order is always told. */
  readonly channels: readonly Channel[];
  readonly email: string | null;
  /** With the code of its country, such as `+4915112345678`. */
  readonly phone: string | null;
  readonly pushToken: string | null;
  readonly quietHours: QuietHours | null;
}

/** Whoever never said anything. */
export function defaultPreferences(customerId: string): Preferences {
  return {
    customerId,
    language: 'en',
    channels: ['email', 'push'],
    email: null,
    phone: null,
    pushToken: null,
    quietHours: null,
  };
}

export function addressOn(channel: Channel, { email, phone, pushToken }: Preferences): string | null {
  return { sms: phone, email, push: pushToken }[channel];
}

/** Times are written by the clock of the quiet hours, or in UTC for who named none. */
export function timeZoneOf({ quietHours }: Preferences): string {
  return quietHours?.timeZone ?? 'UTC';
}
