import { demo } from './commands/demo';
import { status } from './commands/status';
import { stop } from './commands/stop';
import { supervise } from './commands/supervise';
import { UsageError, usageOf } from './terminal/usage';

interface Invocation {
  readonly command: string | undefined;
  readonly args: readonly string[];
  readonly startedAt: number;
}

const commands: Readonly<Record<string, (args: readonly string[], startedAt: number) => Promise<number>>> = {
  demo,
  status,
  stop,
  supervise,
  // Loaded when it is needed: it brings the whole runtime of a service along.
  token: async (args) => (await import('./commands/token')).token(args),
};

/** One of the npm scripts. Returns the exit code. */
export async function main({ command = '', args, startedAt }: Invocation): Promise<number> {
  if ([command, ...args].some((word) => word === '--help' || word === '-h')) {
    console.log(usageOf(command));
    return 0;
  }
  try {
    const run = commands[command];
    if (!run) throw new UsageError(`There is no command "${command}".`);
    return await run(args, startedAt);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (!(error instanceof UsageError)) return 1;
    console.error(`\n${usageOf(command)}`);
    return 2;
  }
}
