import { setTimeout as pause } from 'node:timers/promises';
import { checkInvariants, type CheckOptions } from './check-invariants';
import type { Finding } from './finding';
import type { Books } from './ledgers';

const POLL_MS = 1_000;

interface Patience {
  /** 0 checks at once. */
  readonly deadlineMs: number;
  /** For how long what does not hold in the quiet is looked at again; until the deadline when not given. */
  readonly againMs?: number;
  /** Hears what is still under way, whenever that changes. */
  readonly report: (line: string) => void;
}

/**
 * Waits until nothing is under way any more, then checks. An order may expire between the two, so what does not hold is
 * looked at again for a while: what is broken stays broken.
 */
export async function checkWhenQuiet(
  books: Books,
  options: CheckOptions,
  { deadlineMs, againMs = deadlineMs, report }: Patience,
): Promise<readonly Finding[]> {
  const deadline = Date.now() + deadlineMs;
  let believed: number | undefined;
  for (;;) {
    if (deadlineMs > 0) await untilQuiet(books, deadline, report);
    const findings = await checkInvariants(books, options);
    believed ??= Math.min(deadline, Date.now() + againMs);
    if (Date.now() >= believed || findings.every(({ offenderCount }) => offenderCount === 0)) return findings;
    await pause(POLL_MS);
  }
}

async function untilQuiet(books: Books, deadline: number, report: (line: string) => void): Promise<void> {
  let told = '';
  for (;;) {
    const findings = await checkInvariants(books, { only: ({ isAboutQuiet }) => isAboutQuiet === true });
    const busy = findings.filter(({ offenderCount }) => offenderCount > 0);
    if (busy.length === 0) return;
    const text = busy.map(({ name, offenderCount }) => `${name} (${offenderCount})`).join(', ');
    if (text !== told) report(`Not yet quiet: ${text}`);
    told = text;
    if (Date.now() >= deadline) {
      report('It did not become quiet in time; checking all the same.');
      return;
    }
    await pause(POLL_MS);
  }
}
