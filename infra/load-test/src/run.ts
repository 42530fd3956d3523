import { compare } from './compare';
import { readInvocation } from './invocation';
import { offerLoad } from './offer-load';
import type { Report } from './result/result';
import type { Terminal } from './terminal';
import { usage, UsageError } from './usage';

const exitCodes = { PASS: 0, FAIL: 1, UNKNOWN: 2 } as const;
const CANNOT = 2;
/** What shells call a command that was ended by Ctrl-C. */
const INTERRUPTED = 130;

/** Runs one command line. Returns the exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  if (args.some((word) => word === '--help' || word === '-h')) {
    terminal.print(usage);
    return 0;
  }
  try {
    if (args[0] === 'compare') return compare(args.slice(1), terminal.print);
    return exitCodeOf(await offerLoad(readInvocation(args), terminal));
  } catch (error) {
    if (terminal.stopping.crowd.aborted) return interrupted(terminal);
    terminal.print(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof UsageError) terminal.print('\n`npm run load-test -- --help` says how it is called.');
    return CANNOT;
  }
}

function interrupted({ print }: Terminal): number {
  print('\nInterrupted before anybody came: there is no result.');
  return INTERRUPTED;
}

function exitCodeOf({ verdict, isPartial }: Report): number {
  return verdict === 'PASS' && isPartial ? INTERRUPTED : exitCodes[verdict];
}
