import { Problem } from '@floodgate/runtime';
import { BrokerUnavailable, CommandRefused } from '../errors';
import { OriginGone, QueueBusy, UnknownQueue } from './dead-letter-errors';

const RETRY_AFTER = { 'retry-after': '5' };

/** What goes wrong with dead letters, as an answer. Every service has this API, so none has to list these. */
export function problemOf(error: unknown): unknown {
  if (error instanceof UnknownQueue) return problem(404, 'unknown-queue', 'No such queue', error.message);
  if (error instanceof OriginGone) return problem(409, 'origin-gone', 'Nowhere to send them to', error.message);
  if (error instanceof CommandRefused)
    return problem(409, 'queue-full', 'The queue is full', error.message, RETRY_AFTER);
  if (error instanceof QueueBusy) return problem(409, 'busy', 'Somebody else is at work', error.message, RETRY_AFTER);
  if (error instanceof BrokerUnavailable)
    return problem(503, 'broker-unavailable', 'RabbitMQ cannot be reached', error.message, RETRY_AFTER);
  return error;
}

export function noSuchLetter(id: string): Problem {
  return problem(404, 'no-such-letter', 'No such dead letter', `No queue of this service has a dead letter ${id}.`);
}

// eslint-disable-next-line @typescript-eslint/max-params -- a row of the table above, read in this order
function problem(status: number, slug: string, title: string, detail: string, headers = {}): Problem {
  return new Problem({ status, slug: `dead-letters/${slug}`, title, detail, headers });
}
