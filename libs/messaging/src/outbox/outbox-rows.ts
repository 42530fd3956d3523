import type { Transaction } from '@floodgate/persistence';
import { encodeBatch } from '../wire/cloud-event';
import type { WaitingMessage } from './coalesce';
import type { MessageBounds } from './message-bounds';

/** An event on its way into the outbox. */
export interface OutgoingEvent {
  readonly eventId: string;
  readonly subject: string;
  /** One encoded CloudEvent. */
  readonly body: string;
  /** Of the body in UTF-8. */
  readonly byteCount: number;
  /** JSON of the header values for a headers exchange. */
  readonly routingHeaders: string | null;
}

/** Where events of one type go. */
export interface Address {
  readonly exchange: string;
  readonly routingKey: string;
  readonly type: string;
}

/** A message in the outbox: events of one type with the same headers, in their order. */
interface OutboxRow {
  readonly routingHeaders: string | null;
  readonly events: readonly OutgoingEvent[];
}

/** The body goes as bytes, which the driver sends as they are. */
const INSERT_MESSAGE = `
  INSERT INTO outbox_messages (exchange, routing_key, type, routing_headers, event_id, event_count, subjects, body)
  VALUES ($1, $2, $3, $4, $5::uuid, $6, $7::text[], $8) RETURNING id::text`;

/**
 * Stores the events as the messages in which they will travel, one row each: rows are what an outbox costs.
 *
 * @returns what was stored
 */
export async function insertOutboxRows(
  tx: Transaction,
  { exchange, routingKey, type }: Address,
  rows: readonly OutboxRow[],
): Promise<readonly WaitingMessage[]> {
  const stored: WaitingMessage[] = [];
  for (const { routingHeaders, events } of rows) {
    const message = {
      ...{ exchange, type, routing_key: routingKey, routing_headers: routingHeaders },
      event_id: events[0]?.eventId ?? '',
      event_count: events.length,
      subjects: [...new Set(events.map(({ subject }) => subject))],
      body: encodeBatch(events.map(({ body }) => body)),
    };
    const [row] = await tx.$queryRawUnsafe<readonly { id: string }[]>(
      INSERT_MESSAGE,
      ...[exchange, routingKey, type, routingHeaders],
      ...[message.event_id, message.event_count, message.subjects, message.body],
    );
    if (row) stored.push({ ...message, id: row.id });
  }
  return stored;
}

/** Groups events into as few messages as the bounds and their headers allow; equal headers keep their order. */
export function messagesOf(events: readonly OutgoingEvent[], { maxCount, maxBytes }: MessageBounds): OutboxRow[] {
  const rows: (OutboxRow & { readonly events: OutgoingEvent[] })[] = [];
  const open = new Map<string | null, { readonly events: OutgoingEvent[]; byteCount: number }>();
  for (const event of events) {
    const current = open.get(event.routingHeaders);
    if (current && current.events.length < maxCount && current.byteCount + event.byteCount <= maxBytes) {
      current.events.push(event);
      current.byteCount += event.byteCount;
      continue;
    }
    const row = { routingHeaders: event.routingHeaders, events: [event] };
    rows.push(row);
    open.set(event.routingHeaders, { events: row.events, byteCount: event.byteCount });
  }
  return rows;
}
