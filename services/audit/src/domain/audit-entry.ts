import { isStorable } from './storable';
import { stepOf } from './step';

/** An event as the wire brought it, of whatever type. */
export interface HeardEvent {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  /** RFC 3339, by the publisher's clock. */
  readonly time: string;
  readonly traceparent?: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One line of the log. */
export interface AuditEntry {
  readonly eventId: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string;
  /** Null when the event does not name one. */
  readonly orderId: string | null;
  readonly customerId: string | null;
  readonly occurredAt: Date;
  /** Settles which of two events of the same millisecond is told first. */
  readonly step: number;
  readonly traceparent: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An entry in the log, with its place in the story. */
export interface KeptEntry extends AuditEntry {
  readonly receivedAt: Date;
  /** Grows in the order of arrival. */
  readonly position: string;
}

/** The one character that PostgreSQL keeps in no text. */
const NUL = '\0';
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

export function entryOf(event: HeardEvent, receivedAt: Date): AuditEntry {
  const { id, type, source, subject, time, traceparent = null, data } = event;
  const { orderId, customerId } = data;
  return {
    eventId: id,
    type,
    source,
    subject,
    orderId: typeof orderId === 'string' && UUID.test(orderId) ? orderId : null,
    customerId: typeof customerId === 'string' && !customerId.includes(NUL) ? customerId : null,
    occurredAt: readableTime(time) ?? receivedAt,
    step: stepOf(type),
    traceparent,
    data,
  };
}

/** Nobody checks the time of an event that no contract describes, and a log that refuses an event has a hole. */
function readableTime(text: string): Date | undefined {
  const time = new Date(text);
  return isStorable(time) ? time : undefined;
}
