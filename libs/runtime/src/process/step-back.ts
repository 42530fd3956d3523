import { writeFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** Where Linux shares the processor among sessions first: `niceness` then only counts inside of one, unless the session steps back too. */
const SESSION_FILE = '/proc/self/autogroup';

/**
 * Lets other processes go first while the machine is busy; on one that is not, nothing changes.
 *
 * @param niceness as `nice` counts: 0 not at all, 19 as far as possible. One that the process was started with is kept.
 */
export function stepBack(niceness: number): void {
  const wanted = Math.max(getPriority(), niceness);
  if (wanted === 0) return;
  setPriority(wanted);
  try {
    writeFileSync(SESSION_FILE, String(wanted));
  } catch {
    // Another system, or one that may not be written to, as in a container: there it has shares of its own.
  }
}
