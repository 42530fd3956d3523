import { channels, type Channel, type Language } from './channel';
import type { Notice, Template } from './notice';
import { addressOn, timeZoneOf, type Preferences } from './preferences';
import { priorityOf, type Priority } from './priority';
import { quietUntil } from './quiet-hours';
import { wordingOf, writtenOn } from './wording-of';

/**
 * `recorded`: it is on its way to its provider. `delayed`: it waits, for quiet hours to end or for its provider to recover.
 * `delivered`: the provider has it. `failed`: the provider will not take it, or was away for too long.
 */
export type DeliveryStatus = 'recorded' | 'delayed' | 'delivered' | 'failed';

/** One text for one customer on one channel. Recorded before it is handed over, delivered after. */
export interface Delivery {
  readonly id: string;
  readonly orderId: string;
  readonly customerId: string;
  readonly channel: Channel;
  readonly template: Template;
  readonly language: Language;
  /** The subject of an e-mail, the title of a push message; null for an SMS. */
  readonly title: string | null;
  readonly body: string;
  /** Where on its channel; null when the customer gave no address. */
  readonly address: string | null;
  readonly status: DeliveryStatus;
  /** How often its provider was asked to take it. */
  readonly attempts: number;
  /** Why it waits or failed. */
  readonly reason: string | null;
  /** Who was asked last, such as `sandbox`. */
  readonly provider: string | null;
  readonly createdAt: Date;
  /** Until when it waits; null unless it is delayed. */
  readonly deliverAfter: Date | null;
  readonly deliveredAt: Date | null;
  readonly failedAt: Date | null;
}

/** What is to be handed over. Its words and its address are in its row, which is locked before anybody is asked. */
export interface Dispatch {
  readonly deliveryId: string;
  readonly orderId: string;
  readonly customerId: string;
  readonly channel: Channel;
  readonly priority: Priority;
  readonly template: string;
}

/** A dispatch as its provider needs it: whoever hands it over needs to look up nothing else. */
export interface Letter extends Dispatch, Pick<Delivery, 'title' | 'body' | 'address'> {}

/** What becomes of a notice, on each channel that its customer wants; in the sequence of the channels. */
export function prepareDeliveries(
  notice: Notice,
  preferences: Preferences,
  { newId, now }: { readonly newId: () => string; readonly now: Date },
): Delivery[] {
  const deliverAfter = disturbableAfter(notice.template, preferences, now);
  const wording = wordingOf(notice, preferences.language, timeZoneOf(preferences));
  const wanted = channels.filter((channel) => preferences.channels.includes(channel));
  return wanted.map((channel) => ({
    id: newId(),
    orderId: notice.orderId,
    customerId: notice.customerId,
    channel,
    template: notice.template,
    language: preferences.language,
    ...writtenOn(channel, wording),
    address: addressOn(channel, preferences),
    status: deliverAfter === null ? 'recorded' : 'delayed',
    attempts: 0,
    reason: deliverAfter === null ? null : 'quiet hours',
    provider: null,
    createdAt: now,
    deliverAfter,
    deliveredAt: null,
    failedAt: null,
  }));
}

/** Until when the customer wants to be left alone; null when not. What they wait for at this moment is told at any hour. */
export function disturbableAfter(template: Template, { quietHours }: Preferences, now: Date): Date | null {
  if (quietHours === null || priorityOf(template) === 'high') return null;
  return quietUntil(quietHours, now);
}

export function dispatchOf({ id, orderId, customerId, channel, template }: Delivery): Dispatch {
  return { deliveryId: id, orderId, customerId, channel, priority: priorityOf(template), template };
}

export type Delayed = Delivery & { readonly deliverAfter: Date };

export function isDelayed(delivery: Delivery): delivery is Delayed {
  return delivery.deliverAfter !== null;
}

/** What reminds us of a delivery that waits. */
export interface Resumption {
  readonly deliveryId: string;
  readonly orderId: string;
  /** Until when it waits, RFC 3339. */
  readonly dueAt: string;
}

export function resumptionOf({
  id,
  orderId,
  deliverAfter,
}: Pick<Delayed, 'id' | 'orderId' | 'deliverAfter'>): Resumption {
  return { deliveryId: id, orderId, dueAt: deliverAfter.toISOString() };
}
