import { setTimeout as pause } from 'node:timers/promises';
import { checkInvariants } from './check-invariants';
import type { Books } from './ledgers';

const POLL_MS = 1_000;

/**
 * Waits until nothing is under way any more.
 *
 * @param report hears what is still under way, whenever that changes
 * @returns whether it became quiet
 */
export async function untilQuiet(books: Books, deadlineMs: number, report: (line: string) => void): Promise<boolean> {
  const deadline = Date.now() + deadlineMs;
  let told = '';
  for (;;) {
    const findings = await checkInvariants(books, { only: ({ isAboutQuiet }) => isAboutQuiet === true });
    const busy = findings.filter(({ offenderCount }) => offenderCount > 0);
    if (busy.length === 0) return true;
    const text = busy.map(({ name, offenderCount }) => `${name} (${offenderCount})`).join(', ');
    if (text !== told) report(`Not yet quiet: ${text}`);
    told = text;
    if (Date.now() > deadline) {
      report(`It did not become quiet within ${deadlineMs / 1_000} s; checking all the same.`);
      return false;
    }
    await pause(POLL_MS);
  }
}
