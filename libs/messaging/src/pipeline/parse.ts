import type { MessageContract } from '@floodgate/contracts';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { z } from 'zod';
import { AnyEvent } from '../handlers/any-event';
import { HEADERS } from '../wire/headers';
import { headerOf } from '../wire/text-property';
import type { Delivery, ReceivedEvent, UnreadablePart } from './delivery';

/** The attributes of a CloudEvent that we need; unknown ones are tolerated. Says what is wrong with one that does not fit. */
const cloudEvent = z.object({
  specversion: z.literal('1.0'),
  id: z.guid(),
  source: z.string().min(1),
  type: z.string(),
  subject: z.string().min(1),
  time: z.string(),
  traceparent: z.string().optional().catch(undefined),
  data: z.unknown(),
});

type Envelope = Readonly<z.input<typeof cloudEvent>>;

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const NO_ISSUES = new z.ZodError([]);

/** Reads a message as a batch of one type. What cannot be read is set aside with the reason; its neighbours are not harmed. */
export function parse(contract: MessageContract, message: ConsumeMessage, channel: ConfirmChannel): Delivery {
  const events: ReceivedEvent[] = [];
  const unreadable: UnreadablePart[] = [];
  const attempt = attemptOf(message);
  const replays = replaysOf(message);
  const batch = readBatch(message.content);
  if (typeof batch === 'string')
    return { message, channel, events, unreadable: [{ content: message.content, reason: batch }] };
  for (const item of batch) {
    const read = readEvent(contract, item);
    if (typeof read === 'string') unreadable.push({ content: Buffer.from(JSON.stringify([item])), reason: read });
    else events.push({ event: read, asItCame: item, attempt, replays });
  }
  return { message, channel, events, unreadable };
}

/** The items of the array, or why there are none. */
function readBatch(content: Buffer): readonly unknown[] | string {
  let body: unknown;
  try {
    body = JSON.parse(content.toString('utf8'));
  } catch (error) {
    return `not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (!Array.isArray(body)) return 'not a CloudEvents batch: the body must be a JSON array of events';
  const items: readonly unknown[] = body;
  return items.length === 0 ? 'an empty batch' : items;
}

function readEvent(contract: MessageContract, item: unknown): ReceivedEvent['event'] | string {
  if (!isEnvelope(item)) return `not a CloudEvent: ${z.prettifyError(cloudEvent.safeParse(item).error ?? NO_ISSUES)}`;
  const { id, source, type, subject, time } = item;
  const traceparent = typeof item.traceparent === 'string' ? item.traceparent : undefined;
  if (contract !== AnyEvent && type !== contract.type)
    return `unknown type or version "${type}": this queue handles ${contract.type}`;
  const data = contract.data.safeParse(item.data);
  if (!data.success) return `data does not fit ${type}: ${z.prettifyError(data.error)}`;
  return { id, source, type, subject, time, traceparent, data: data.data };
}

/** The same as the schema says, several times faster: every event of every message comes by here. */
function isEnvelope(item: unknown): item is Envelope {
  if (typeof item !== 'object' || item === null) return false;
  const { id, source, type, subject, time }: Readonly<Partial<Record<keyof Envelope, unknown>>> = item;
  return (
    typeof id === 'string' &&
    GUID.test(id) &&
    typeof type === 'string' &&
    typeof time === 'string' &&
    isFilled(source) &&
    isFilled(subject)
  );
}

function isFilled(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0;
}

function attemptOf(message: ConsumeMessage): number {
  const attempt = headerOf(message, HEADERS.attempt);
  return typeof attempt === 'number' && Number.isInteger(attempt) && attempt > 0 ? attempt : 1;
}

function replaysOf(message: ConsumeMessage): number {
  const replays = headerOf(message, HEADERS.replays);
  return typeof replays === 'number' && Number.isInteger(replays) && replays > 0 ? replays : 0;
}
