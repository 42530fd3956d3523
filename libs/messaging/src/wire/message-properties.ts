import { correlationIdOf } from '@floodgate/observability';
import type { Options } from 'amqplib';
import { CONTENT_TYPE } from './cloud-event';

/** What an operator wants to see without opening the body. */
export function messageProperties(batch: {
  readonly type: string;
  readonly owner: string;
  /** The id of the first event: enough to find the message again. */
  readonly firstId: string;
  readonly traceparent?: string | undefined;
  readonly headers?: Readonly<Record<string, unknown>>;
}): Options.Publish {
  return {
    type: batch.type,
    appId: batch.owner,
    messageId: batch.firstId,
    timestamp: Math.floor(Date.now() / 1_000),
    contentType: CONTENT_TYPE,
    contentEncoding: 'utf-8',
    correlationId: batch.traceparent === undefined ? undefined : correlationIdOf(batch.traceparent),
    headers: { ...batch.headers },
  };
}
