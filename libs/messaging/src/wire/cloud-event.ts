import type { EventOf, MessageContract } from '@floodgate/contracts';

/** The body of every event and command message: a CloudEvents 1.0 batch, always an array. */
export const CONTENT_TYPE = 'application/cloudevents-batch+json';

/** The text of one event, as it is stored in the outbox and sent over the wire. */
export function encodeEvent(event: EventOf<MessageContract>): string {
  const { id, source, type, subject, time, traceparent, data } = event;
  return JSON.stringify({
    specversion: '1.0',
    id,
    source,
    type,
    subject,
    time,
    traceparent,
    datacontenttype: 'application/json',
    data,
  });
}

/** Joins encoded events to a batch without parsing them again. */
export function encodeBatch(encodedEvents: readonly string[]): Buffer {
  return Buffer.from(`[${encodedEvents.join(',')}]`);
}

const [BEGIN, BETWEEN, END] = [Buffer.from('['), Buffer.from(','), Buffer.from(']')];

/** Makes one batch of several without parsing them. */
export function joinBatches(batches: readonly Buffer[]): Buffer {
  const [only] = batches;
  if (only !== undefined && batches.length === 1) return only;
  const parts = batches.flatMap((batch, index) => [index === 0 ? BEGIN : BETWEEN, batch.subarray(1, -1)]);
  return Buffer.concat([...parts, END]);
}
