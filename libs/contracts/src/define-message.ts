import type { z } from 'zod';

/** The exchange kinds of RabbitMQ that messages travel through. */
export type ExchangeKind = 'topic' | 'direct' | 'fanout' | 'headers';

/** What a message is: where it is published, how it is routed, and the schema of its payload. */
export interface MessageContract<Data extends z.ZodObject = z.ZodObject> {
  /**
   * An event tells what happened; a command asks its owner; a dispatch is routed by headers; a signal reaches every
   * replica; an alert calls for a person.
   */
  readonly kind: 'event' | 'command' | 'dispatch' | 'signal' | 'alert';
  /** `<owner>.<what>.v<major>`: the CloudEvents `type` and the AMQP routing key. */
  readonly type: string;
  /** Event: the publisher. Command and dispatch: the receiver. The owner declares the exchange. */
  readonly owner: string;
  readonly exchange: { readonly name: string; readonly kind: ExchangeKind };
  /** The field of `data` that names the aggregate; order is kept per subject. */
  readonly subject: string;
  /** The fields of `data` that a headers exchange routes by; empty for every other kind. */
  readonly routedBy: readonly string[];
  readonly data: Data;
  /** An event that is published for programs outside: nobody inside needs to listen, so nobody listening is no alarm. */
  readonly mayBeUnheard: boolean;
}

/** One event of a delivery, as a handler receives it (CloudEvents 1.0 names). */
export interface EventOf<Contract extends MessageContract> {
  /** One per event; the inbox key. */
  readonly id: string;
  readonly type: string;
  /** The publishing service. */
  readonly source: string;
  /** The aggregate id. */
  readonly subject: string;
  /** When it happened, RFC 3339. */
  readonly time: string;
  /** The W3C trace this event belongs to; a batch mixes traces. */
  readonly traceparent?: string | undefined;
  readonly data: DataOf<Contract>;
}

/** The payload of a message. */
export type DataOf<Contract extends MessageContract> = z.infer<Contract['data']>;

type FieldOf<Data extends z.ZodObject> = keyof z.infer<Data> & string;

interface Definition<Data extends z.ZodObject> {
  readonly subject: FieldOf<Data>;
  readonly data: Data;
  readonly mayBeUnheard?: boolean;
}

/** Something that happened, told to whoever cares: `<publisher>.<past-tense fact>.v<major>`. */
export function defineEvent<Data extends z.ZodObject>(
  type: string,
  { subject, data, mayBeUnheard = false }: Definition<Data>,
): MessageContract<Data> {
  const owner = ownerOf(type);
  return {
    kind: 'event',
    type,
    owner,
    exchange: { name: `${owner}.events`, kind: 'topic' },
    subject,
    routedBy: [],
    data,
    mayBeUnheard,
  };
}

/** Something one receiver is told to do: `<receiver>.<imperative>.v<major>`. */
export function defineCommand<Data extends z.ZodObject>(
  type: string,
  { subject, data }: Definition<Data>,
): MessageContract<Data> {
  const owner = ownerOf(type);
  return {
    kind: 'command',
    type,
    owner,
    exchange: { name: `${owner}.commands`, kind: 'direct' },
    subject,
    routedBy: [],
    data,
    mayBeUnheard: false,
  };
}

/** Work that finds its queue by what it is, not by who caused it: a headers exchange reads `routedBy`. */
export function defineDispatch<Data extends z.ZodObject>(
  type: string,
  { subject, data, routedBy }: Definition<Data> & { readonly routedBy: readonly FieldOf<Data>[] },
): MessageContract<Data> {
  const owner = ownerOf(type);
  return {
    kind: 'dispatch',
    type,
    owner,
    exchange: { name: `${owner}.dispatch`, kind: 'headers' },
    subject,
    routedBy,
    data,
    mayBeUnheard: false,
  };
}

/** Something every replica of whoever listens must hear within milliseconds: a fanout exchange, `<owner>.signals`. */
export function defineSignal<Data extends z.ZodObject>(
  type: string,
  { subject, data }: Definition<Data>,
): MessageContract<Data> {
  const owner = ownerOf(type);
  return {
    kind: 'signal',
    type,
    owner,
    exchange: { name: `${owner}.signals`, kind: 'fanout' },
    subject,
    routedBy: [],
    data,
    mayBeUnheard: true,
  };
}

/**
 * Something a person should know of, said by any service: a topic exchange, `<owner>.alerts`, that belongs to no service.
 * Its routing key is `<severity>.<service>.<what>`, so that somebody can listen to a part.
 */
export function defineAlert<Data extends z.ZodObject>(
  type: string,
  { subject, data }: Definition<Data>,
): MessageContract<Data> {
  const owner = ownerOf(type);
  return {
    kind: 'alert',
    type,
    owner,
    exchange: { name: `${owner}.alerts`, kind: 'topic' },
    subject,
    routedBy: [],
    data,
    mayBeUnheard: true,
  };
}

/**
 * The first word of a message type: the service that owns it.
 *
 * @throws Error when the type is not exactly three words ending in a version; a wildcard such as `order.*.v1` relies on that.
 */
export function ownerOf(type: string): string {
  const owner = /^([a-z]+(?:-[a-z]+)*)\.[a-z]+(?:-[a-z]+)*\.v[1-9]\d*$/.exec(type)?.[1];
  if (owner === undefined) throw new Error(`"${type}" is not <owner>.<what>.v<major> in lower case`);
  return owner;
}
