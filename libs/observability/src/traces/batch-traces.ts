import { AsyncLocalStorage } from 'node:async_hooks';
import { currentTraceparent } from './current';

const runningBatch = new AsyncLocalStorage<ReadonlyMap<string, string>>();

/**
 * Runs work on a batch whose members belong to different traces. What is said about one of them while the work
 * runs is said in its own trace: the one span around the batch could only ever name one of them.
 */
export function inTraces<T>(traceparentBySubject: ReadonlyMap<string, string>, work: () => T): T {
  return runningBatch.run(traceparentBySubject, work);
}

export function traceparentFor(subject: string): string | undefined {
  return runningBatch.getStore()?.get(subject) ?? currentTraceparent();
}
