import { createHash } from 'node:crypto';
import { correlationIdOf } from '@floodgate/observability';
import type { ConsumeMessage } from 'amqplib';
import { z } from 'zod';
import { HEADERS } from '../wire/headers';
import { textProperty } from '../wire/text-property';

/** A longer id is not one of ours, and nobody would type it. */
const ID_MAX_LENGTH = 100;
const FINGERPRINT_LENGTH = 16;
const MS_PER_S = 1_000;
/** The last moment a date can name. */
const SECONDS_MAX = 8_640_000_000_000;

/** A message that nobody will try again by himself, as an operator sees it without opening it. */
export interface DeadLetter {
  /** Of its event; what carries none is named by the fingerprint of its bytes. */
  readonly id: string;
  /** Where it died, and where a replay sends it. */
  readonly queue: string;
  readonly type: string | null;
  readonly subject: string | null;
  readonly reason: string;
  /** `transient`, `permanent`, `unreadable` or `held`; `undelivered` when the broker gave up, `unknown` when nobody says. */
  readonly failure: string;
  readonly attempts: number | null;
  readonly failedAt: string | null;
  /** Finds it in logs and traces. */
  readonly correlationId: string | null;
  /** How often it was replayed before it died again. */
  readonly replays: number;
  /** More than one when the broker gave up on a message that had never been taken apart. */
  readonly eventIds: readonly string[];
}

/** Reads what can be read. Whatever the letter holds, this does not fail: junk must be visible too. */
export function readDeadLetter(queue: string, message: ConsumeMessage): DeadLetter {
  const events = eventsIn(message.content);
  const [first] = events;
  const eventIds = events.flatMap(({ id }) => id ?? []);
  return {
    id: eventIds[0] ?? fingerprintOf(message.content),
    queue,
    type: first?.type ?? textProperty(message, 'type') ?? null,
    subject: first?.subject ?? null,
    ...deathOf(message),
    correlationId: textProperty(message, 'correlationId') ?? correlationOf(first?.traceparent) ?? null,
    eventIds,
  };
}

/** What a handler could not read as an event: sent back as it is, it would die again. */
export function isUnreadable({ failure }: DeadLetter): boolean {
  return failure === 'unreadable';
}

const text = z.string().optional().catch(undefined);

const readableEvents = z.array(
  z.object({
    id: z.string().min(1).max(ID_MAX_LENGTH).optional().catch(undefined),
    type: text,
    subject: text,
    traceparent: text,
  }),
);

function eventsIn(content: Buffer): z.infer<typeof readableEvents> {
  try {
    return readableEvents.safeParse(JSON.parse(content.toString('utf8'))).data ?? [];
  } catch {
    return [];
  }
}

function fingerprintOf(content: Buffer): string {
  return `bytes-${createHash('sha256').update(content).digest('hex').slice(0, FINGERPRINT_LENGTH)}`;
}

const count = z.int().min(0).optional().catch(undefined);

/** What RabbitMQ notes when it dead-letters by itself, the last time first. */
const brokerDeaths = z.array(z.object({ reason: z.string(), time: z.object({ value: z.int().max(SECONDS_MAX) }) }));

const headers = z.object({
  [HEADERS.reason]: text,
  [HEADERS.failure]: text,
  [HEADERS.failedAt]: z.iso.datetime().optional().catch(undefined),
  [HEADERS.attempt]: count,
  [HEADERS.replays]: count,
  'x-death': brokerDeaths.optional().catch(undefined),
});

/** Our own pipeline says everything; of what it never saw, RabbitMQ says a little, and of a stranger nobody says anything. */
function deathOf({ properties }: ConsumeMessage) {
  const said = headers.parse(properties.headers ?? {});
  const otherwise = brokerDeathOf(said['x-death']);
  return {
    reason: said[HEADERS.reason] ?? otherwise.reason,
    failure: said[HEADERS.failure] ?? otherwise.failure,
    failedAt: said[HEADERS.failedAt] ?? otherwise.failedAt,
    attempts: said[HEADERS.attempt] ?? null,
    replays: said[HEADERS.replays] ?? 0,
  };
}

function brokerDeathOf([death]: z.infer<typeof brokerDeaths> = []) {
  if (!death) return { failure: 'unknown', reason: 'nobody says why', failedAt: null };
  return {
    failure: 'undelivered',
    reason: `RabbitMQ gave up (${death.reason}): it was taken again and again, and nobody said what became of it`,
    failedAt: new Date(death.time.value * MS_PER_S).toISOString(),
  };
}

function correlationOf(traceparent: string | undefined): string | undefined {
  return traceparent === undefined ? undefined : correlationIdOf(traceparent);
}
