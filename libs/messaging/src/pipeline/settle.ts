import { counter, logger } from '@floodgate/observability';
import type { Publisher } from '../connection/publisher';
import { deadQueueName } from '../topology/names';
import { textProperty } from '../wire/text-property';
import type { Outcomes } from './attempt';
import type { BoundHandler } from './batch';
import { deadLetterOf, retryOf, unreadableLetterOf } from './failure-message';
import type { Delivery, Outcome, ReceivedEvent, UnreadablePart } from './delivery';
import type { KeepOrder } from './keep-order';
import { retryDelayOf } from './retry-delay';

const settled = counter({
  name: 'messaging_settled_total',
  help: 'Events by what became of them: done, rejected, held, retried or dead.',
  labelNames: ['handler', 'outcome'],
});

type Result = 'done' | 'rejected' | 'held' | 'retried' | 'dead';

/** Moves what failed to the ladder or to the dead letters, waits for the broker's word, then acknowledges. Nothing else does. */
export class Settle {
  private readonly log = logger('settle');

  constructor(
    private readonly publisher: Publisher,
    private readonly keepOrder: KeepOrder,
  ) {}

  /** @throws BrokerUnavailable when a failed event could not be moved; the deliveries then stay unacknowledged. */
  async settle(handler: BoundHandler, deliveries: readonly Delivery[], outcomes: Outcomes): Promise<void> {
    const failed = new Map([...outcomes].filter(([, { kind }]) => kind !== 'done'));
    if (failed.size > 0) await this.keepOrder.note(handler, failed);
    for (const delivery of deliveries) {
      const moving = delivery.events.flatMap((received) => {
        const outcome = failed.get(received);
        return outcome === undefined ? [] : [this.move(handler, received, outcome)];
      });
      const burying = delivery.unreadable.map((part) => this.bury(handler, delivery, part));
      if (moving.length + burying.length > 0) await Promise.all([...burying, ...moving]);
      settled.inc({ handler: handler.wiring.queue, outcome: 'done' }, delivery.events.length - moving.length);
      acknowledge(delivery);
    }
  }

  private async move(handler: BoundHandler, received: ReceivedEvent, outcome: Outcome): Promise<void> {
    const delayMs = retryDelayOf(handler.wiring, received, outcome);
    const result = resultOf(outcome, delayMs);
    settled.inc({ handler: handler.wiring.queue, outcome: result });
    this.report(handler, received, outcome, result);
    if (delayMs !== undefined) await this.publisher.publish(retryOf(handler.wiring, received, outcome, delayMs));
    else if (result === 'dead') await this.publisher.publish(deadLetterOf(handler.wiring, received, outcome));
  }

  private async bury({ wiring }: BoundHandler, { message }: Delivery, part: UnreadablePart): Promise<void> {
    settled.inc({ handler: wiring.queue, outcome: 'dead' });
    this.log.error(
      { handler: wiring.queue, messageId: textProperty(message, 'messageId'), reason: part.reason },
      'unreadable, moved to the dead letters',
    );
    await this.publisher.publish(unreadableLetterOf(deadQueueName(wiring.queue), wiring.queue, message, part));
  }

  private report({ wiring }: BoundHandler, received: ReceivedEvent, outcome: Outcome, result: Result): void {
    if (outcome.kind === 'done' || outcome.kind === 'held') return;
    const { event, attempt } = received;
    const fields = { handler: wiring.queue, eventId: event.id, subject: event.subject, attempt, err: outcome.error };
    if (result === 'rejected') this.log.info(fields, 'rejected by the domain');
    else if (result === 'retried') this.log.warn(fields, 'failed, will be tried again');
    else this.log.error(fields, 'failed for good, moved to the dead letters');
  }
}

function resultOf(outcome: Outcome, delayMs: number | undefined): Result {
  if (outcome.kind === 'transient') return delayMs === undefined ? 'dead' : 'retried';
  if (outcome.kind === 'held') return delayMs === undefined ? 'dead' : 'held';
  return outcome.kind === 'permanent' ? 'dead' : outcome.kind;
}

/** A channel that is gone has taken its deliveries back; acknowledging on it would be an error of its own. */
function acknowledge({ channel, message }: Delivery): void {
  try {
    channel.ack(message);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'IllegalOperationError') throw error;
  }
}
