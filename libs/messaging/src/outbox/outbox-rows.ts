import type { Transaction } from '@floodgate/persistence';
import type { MessageBounds } from './message-bounds';

/** An event on its way into the outbox. */
export interface OutgoingEvent {
  readonly eventId: string;
  readonly subject: string;
  /** One encoded CloudEvent. */
  readonly body: string;
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

/** Stores the events as the messages in which they will travel, one row each: rows are what an outbox costs. */
export async function insertOutboxRows(
  tx: Transaction,
  { exchange, routingKey, type }: Address,
  rows: readonly OutboxRow[],
): Promise<void> {
  for (const { routingHeaders, events } of rows) {
    await tx.$executeRawUnsafe(
      `INSERT INTO outbox_messages (exchange, routing_key, type, routing_headers, event_id, event_count, subjects, body)
       VALUES ($1, $2, $3, $4, $5::uuid, $6, $7::text[], $8)`,
      exchange,
      routingKey,
      type,
      routingHeaders,
      events[0]?.eventId,
      events.length,
      [...new Set(events.map(({ subject }) => subject))],
      `[${events.map(({ body }) => body).join(',')}]`,
    );
  }
}

/** Groups events into as few messages as the bounds and their headers allow; equal headers keep their order. */
export function messagesOf(events: readonly OutgoingEvent[], { maxCount, maxBytes }: MessageBounds): OutboxRow[] {
  const rows: (OutboxRow & { readonly events: OutgoingEvent[] })[] = [];
  const open = new Map<string | null, { readonly events: OutgoingEvent[]; byteCount: number }>();
  for (const event of events) {
    const size = Buffer.byteLength(event.body);
    const current = open.get(event.routingHeaders);
    if (current && current.events.length < maxCount && current.byteCount + size <= maxBytes) {
      current.events.push(event);
      current.byteCount += size;
      continue;
    }
    const row = { routingHeaders: event.routingHeaders, events: [event] };
    rows.push(row);
    open.set(event.routingHeaders, { events: row.events, byteCount: size });
  }
  return rows;
}
