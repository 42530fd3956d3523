import { BenchRun } from './bench-run';
import { compare } from './compare';
import { readInvocation } from './invocation';
import { resultText } from './result/result-text';
import { save } from './result/result-files';
import type { Terminal } from './terminal';
import { usage, UsageError } from './usage';

/** Runs one command line. Returns the exit code: 0, 1 when the run failed or was interrupted, 2 for a wrong line. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { print } = terminal;
  if (args.includes('--help')) {
    print(usage);
    return 0;
  }
  try {
    if (args[0] === 'compare') return compare(args.slice(1), print);
    const invocation = readInvocation(args);
    const result = await new BenchRun(invocation, terminal).run();
    for (const line of resultText(result)) print(line);
    if (result.figures.length > 0) print(`\nThe result: ${save(result, invocation.out)}`);
    return result.stoppedBy === null ? 0 : 1;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    if (!(error instanceof UsageError)) return 1;
    print(`\n${usage}`);
    return 2;
  }
}
