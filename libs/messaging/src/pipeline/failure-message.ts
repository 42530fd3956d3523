import type { ConsumeMessage } from 'amqplib';
import type { OutgoingMessage } from '../connection/publisher';
import { deadQueueName, retryQueueName } from '../topology/names';
import type { HandlerWiring } from '../topology/wiring';
import { encodeBatch } from '../wire/cloud-event';
import { HEADERS } from '../wire/headers';
import { messageProperties } from '../wire/message-properties';
import { textProperty } from '../wire/text-property';
import type { Outcome, ReceivedEvent, UnreadablePart } from './delivery';

const TEXT_MAX_LENGTH = 4_000;
/** A pause is shortened by up to this share, so that what failed together does not come back together. */
const JITTER_SHARE = 0.2;

/** One event on its way to the next attempt. Being held is no attempt. */
export function retryOf(
  { queue }: HandlerWiring,
  received: ReceivedEvent,
  outcome: Outcome,
  delayMs: number,
): OutgoingMessage {
  const attempt = received.attempt + (outcome.kind === 'held' ? 0 : 1);
  return toQueue(retryQueueName(queue, delayMs), received, {
    ...failureHeaders(queue, outcome),
    [HEADERS.attempt]: attempt,
    expirationMs: Math.ceil(delayMs * (1 - Math.random() * JITTER_SHARE)),
  });
}

/** One event that nobody will try again by himself. */
export function deadLetterOf({ queue }: HandlerWiring, received: ReceivedEvent, outcome: Outcome): OutgoingMessage {
  return toQueue(deadQueueName(queue), received, {
    ...failureHeaders(queue, outcome),
    [HEADERS.attempt]: received.attempt,
  });
}

/** What could not be read, byte for byte, with everything its sender said about it. */
export function unreadableLetterOf(
  deadQueue: string,
  queue: string,
  message: ConsumeMessage,
  { content, reason }: UnreadablePart,
): OutgoingMessage {
  return {
    exchange: '',
    routingKey: deadQueue,
    body: content,
    properties: {
      contentType: textProperty(message, 'contentType'),
      messageId: textProperty(message, 'messageId'),
      type: textProperty(message, 'type'),
      appId: textProperty(message, 'appId'),
      headers: {
        ...message.properties.headers,
        ...headersOf(queue, 'unreadable', reason, ''),
        [HEADERS.attempt]: 1,
      },
    },
  };
}

function toQueue(
  routingKey: string,
  { event, asItCame, replays }: ReceivedEvent,
  { expirationMs, ...failure }: Readonly<Record<string, unknown>> & { readonly expirationMs?: number },
): OutgoingMessage {
  const { type, id: firstId, source: owner, traceparent } = event;
  const headers = { ...failure, ...(replays === 0 ? {} : { [HEADERS.replays]: replays }) };
  return {
    exchange: '',
    routingKey,
    body: encodeBatch([JSON.stringify(asItCame)]),
    properties: {
      ...messageProperties({ type, owner, firstId, traceparent, headers }),
      ...(expirationMs === undefined ? {} : { expiration: String(expirationMs) }),
    },
  };
}

function failureHeaders(queue: string, outcome: Outcome): Readonly<Record<string, string>> {
  if (outcome.kind === 'done') return {};
  if (outcome.kind === 'held') return headersOf(queue, 'held', 'an earlier event of its subject waits', '');
  return headersOf(queue, outcome.kind, outcome.error.message, outcome.error.stack ?? '');
}

function headersOf(queue: string, failure: string, reason: string, stack: string): Readonly<Record<string, string>> {
  return {
    [HEADERS.failure]: failure,
    [HEADERS.reason]: reason.slice(0, TEXT_MAX_LENGTH),
    [HEADERS.queue]: queue,
    [HEADERS.failedAt]: new Date().toISOString(),
    ...(stack === '' ? {} : { [HEADERS.stack]: stack.slice(0, TEXT_MAX_LENGTH) }),
  };
}
