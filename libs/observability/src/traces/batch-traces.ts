import { createContextKey } from '@opentelemetry/api';
import { context } from './context';
import { currentTraceparent } from './current';

/** Of each member of a batch, by its subject. */
class BatchTraces {
  constructor(readonly traceparentBySubject: ReadonlyMap<string, string>) {}
}

const RUNNING_BATCH = createContextKey('traces of the running batch');

/**
 * Runs work on a batch whose members belong to different traces. What is said about one of them while the work
 * runs is said in its own trace: the one span around the batch could only ever name one of them.
 */
export function inTraces<T>(traceparentBySubject: ReadonlyMap<string, string>, work: () => T): T {
  return context.with(context.active().setValue(RUNNING_BATCH, new BatchTraces(traceparentBySubject)), work);
}

export function traceparentFor(subject: string): string | undefined {
  const batch = context.active().getValue(RUNNING_BATCH);
  const traceparent = batch instanceof BatchTraces ? batch.traceparentBySubject.get(subject) : undefined;
  return traceparent ?? currentTraceparent();
}
