import { CannotCheck } from '../cannot-check';
import { checkWhenQuiet } from '../check-when-quiet';
import { readInvocation } from './invocation';
import { reportText } from './report';
import { usage, UsageError } from './usage';
import { booksFrom } from './where';

/** Where the command writes to. */
export interface Terminal {
  /** The result. */
  readonly print: (line: string) => void;
  /** Progress and mistakes, so that the result can be piped. */
  readonly report: (line: string) => void;
}

const ALL_HOLD = 0;
const ONE_DOES_NOT = 1;
const NOT_FOUND_OUT = 2;

/** Runs one command line. Returns the exit code. */
export async function run(args: readonly string[], { print, report }: Terminal): Promise<number> {
  if (args.some((word) => word === '--help' || word === '-h')) {
    print(usage);
    return ALL_HOLD;
  }
  try {
    const { waitMs, isJson, allowedDead, booksFile } = readInvocation(args);
    const books = booksFrom(booksFile);
    const findings = await checkWhenQuiet(books, { dead: allowedDead }, { deadlineMs: waitMs, report });
    for (const line of isJson ? [JSON.stringify(findings)] : reportText(findings)) print(line);
    return findings.every(({ offenderCount }) => offenderCount === 0) ? ALL_HOLD : ONE_DOES_NOT;
  } catch (error) {
    report(error instanceof Error ? error.message : String(error));
    if (error instanceof UsageError) report(`\n${usage}`);
    else if (!(error instanceof CannotCheck)) report(`The check itself failed.`);
    return NOT_FOUND_OUT;
  }
}
