import type { Transaction } from '@floodgate/persistence';

/** A message on its way into the outbox. */
export interface OutboxRow {
  readonly eventId: string;
  readonly exchange: string;
  readonly routingKey: string;
  /** JSON of the header values for a headers exchange. */
  readonly routingHeaders: string | null;
  readonly subject: string;
  /** One encoded CloudEvent. */
  readonly body: string;
}

/** One statement, however many rows: the identity column numbers them in the order given. */
export async function insertOutboxRows(tx: Transaction, rows: readonly OutboxRow[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO outbox_messages (event_id, exchange, routing_key, routing_headers, subject, body)
     SELECT event_id, exchange, routing_key, routing_headers, subject, body
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) WITH ORDINALITY
         AS row (event_id, exchange, routing_key, routing_headers, subject, body, position)
      ORDER BY position`,
    rows.map(({ eventId }) => eventId),
    rows.map(({ exchange }) => exchange),
    rows.map(({ routingKey }) => routingKey),
    rows.map(({ routingHeaders }) => routingHeaders),
    rows.map(({ subject }) => subject),
    rows.map(({ body }) => body),
  );
}
