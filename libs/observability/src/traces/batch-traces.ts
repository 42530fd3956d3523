import { Following } from './context';
import { currentTraceparent } from './current';

/** Of each member of a batch, by its subject. */
class BatchTraces {
  constructor(readonly traceparentBySubject: ReadonlyMap<string, string>) {}
}

const runningBatch = new Following('traces of the running batch', BatchTraces);

/**
 * Runs work on a batch whose members belong to different traces. What is said about one of them while the work
 * runs is said in its own trace: the one span around the batch could only ever name one of them.
 */
export function inTraces<T>(traceparentBySubject: ReadonlyMap<string, string>, work: () => T): T {
  return runningBatch.during(new BatchTraces(traceparentBySubject), work);
}

export function traceparentFor(subject: string): string | undefined {
  return runningBatch.current?.traceparentBySubject.get(subject) ?? currentTraceparent();
}
