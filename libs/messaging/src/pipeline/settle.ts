import { counter, logger } from '@floodgate/observability';
import type { Publisher } from '../connection/publisher';
import { deadQueueName, retryQueueName } from '../topology/names';
import { encodeBatch } from '../wire/cloud-event';
import { HEADERS } from '../wire/headers';
import { messageProperties } from '../wire/message-properties';
import { textProperty } from '../wire/text-property';
import type { BoundHandler } from './batch';
import type { Delivery, Outcome, ReceivedEvent, UnreadablePart } from './delivery';

const STACK_MAX_LENGTH = 4_000;

const settled = counter({
  name: 'messaging_settled_total',
  help: 'Events by what became of them: done, rejected, retried or dead.',
  labelNames: ['handler', 'outcome'],
});

/** Moves what failed to the ladder or to the dead letters, waits for the broker's word, then acknowledges. Nothing else does. */
export class Settle {
  private readonly log = logger('settle');

  constructor(
    private readonly owner: string,
    private readonly publisher: Publisher,
  ) {}

  /** @throws BrokerUnavailable when a failed event could not be moved; the delivery then stays unacknowledged. */
  async settle(
    handler: BoundHandler,
    delivery: Delivery,
    outcomes: ReadonlyMap<ReceivedEvent, Outcome>,
  ): Promise<void> {
    await Promise.all([
      ...delivery.unreadable.map((part) => this.bury(handler, delivery, part)),
      ...delivery.events.map((received) => this.move(handler, received, outcomes.get(received) ?? { kind: 'done' })),
    ]);
    acknowledge(delivery);
  }

  private async move(handler: BoundHandler, received: ReceivedEvent, outcome: Outcome): Promise<void> {
    const { queue, retryDelaysMs } = handler.wiring;
    const delayMs = outcome.kind === 'transient' ? retryDelaysMs[received.attempt - 1] : undefined;
    const result =
      outcome.kind === 'done' || outcome.kind === 'rejected'
        ? outcome.kind
        : delayMs === undefined
          ? 'dead'
          : 'retried';
    settled.inc({ handler: queue, outcome: result });
    if (outcome.kind === 'done') return;
    this.report(handler, received, outcome.error, result);
    if (outcome.kind === 'rejected') return;
    await this.publisher.publish({
      exchange: '',
      routingKey: delayMs === undefined ? deadQueueName(queue) : retryQueueName(queue, delayMs),
      body: encodeBatch([received.encoded]),
      properties: this.propertiesOf(received, {
        ...failureHeaders(queue, outcome.kind, outcome.error),
        [HEADERS.attempt]: received.attempt + (delayMs === undefined ? 0 : 1),
      }),
    });
  }

  private async bury(
    { wiring: { queue } }: BoundHandler,
    { message }: Delivery,
    { content, reason }: UnreadablePart,
  ): Promise<void> {
    settled.inc({ handler: queue, outcome: 'dead' });
    this.log.error(
      { handler: queue, messageId: textProperty(message, 'messageId'), reason },
      'unreadable, moved to the dead letters',
    );
    await this.publisher.publish({
      exchange: '',
      routingKey: deadQueueName(queue),
      body: content,
      properties: {
        contentType: textProperty(message, 'contentType'),
        messageId: textProperty(message, 'messageId'),
        type: textProperty(message, 'type'),
        appId: textProperty(message, 'appId'),
        headers: {
          ...message.properties.headers,
          ...failureHeaders(queue, 'unreadable', new Error(reason)),
          [HEADERS.attempt]: 1,
        },
      },
    });
  }

  private propertiesOf({ event }: ReceivedEvent, headers: Readonly<Record<string, unknown>>) {
    const { type, id: firstId, traceparent } = event;
    return { ...messageProperties({ type, owner: this.owner, firstId, traceparent, headers }), appId: event.source };
  }

  private report({ wiring }: BoundHandler, { event, attempt }: ReceivedEvent, error: Error, result: string): void {
    const fields = { handler: wiring.queue, eventId: event.id, subject: event.subject, attempt, err: error };
    if (result === 'rejected') this.log.info(fields, 'rejected by the domain');
    else if (result === 'retried') this.log.warn(fields, 'failed, will be tried again');
    else this.log.error(fields, 'failed for good, moved to the dead letters');
  }
}

function failureHeaders(queue: string, failure: string, error: Error): Readonly<Record<string, string>> {
  return {
    [HEADERS.failure]: failure,
    [HEADERS.reason]: error.message.slice(0, STACK_MAX_LENGTH),
    [HEADERS.queue]: queue,
    [HEADERS.failedAt]: new Date().toISOString(),
    [HEADERS.stack]: (error.stack ?? '').slice(0, STACK_MAX_LENGTH),
  };
}

/** A channel that is gone has taken its deliveries back; acknowledging on it would be an error of its own. */
function acknowledge({ channel, message }: Delivery): void {
  try {
    channel.ack(message);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'IllegalOperationError') throw error;
  }
}
