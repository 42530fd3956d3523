import { setTimeout as delay } from 'node:timers/promises';

interface Wait {
  readonly what: string;
  readonly deadlineMs: number;
  readonly everyMs: number;
  /** Ends the wait at once when it settles, for example with the exit of the process that is waited for. */
  readonly givenUp?: Promise<string>;
  readonly signal?: AbortSignal | undefined;
}

/** Polls until the check returns true. Everything that a check throws means "not yet". */
export async function waitUntil(check: () => Promise<boolean>, wait: Wait): Promise<void> {
  const deadline = Date.now() + wait.deadlineMs;
  let reason: string | undefined;
  void wait.givenUp?.then((text) => (reason = text));
  let last = '';
  while (Date.now() < deadline) {
    try {
      if (await check()) return;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    wait.signal?.throwIfAborted();
    if (reason !== undefined) throw new Error(`${wait.what} did not become ready: ${reason}`);
    await delay(wait.everyMs);
  }
  throw new Error(`${wait.what} was not ready within ${wait.deadlineMs / 1000} s. ${last}`.trim());
}
