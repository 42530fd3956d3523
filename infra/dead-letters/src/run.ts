import { BrokerUnavailable, DeadLetters } from '@floodgate/messaging';
import { readInvocation, type Invocation } from './invocation';
import { openedText, pageText } from './letters-text';
import type { Terminal } from './terminal';
import { usage, UsageError } from './usage';
import { demoBrokerUrl, handlerQueues } from './where';
import { work } from './work';

const LIST_DEFAULT_COUNT = 50;

/** Runs one command line. Returns the exit code: 0, 1 when it did not work, 2 when the command line was wrong. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const invocation = readInvocation(args);
    return await commands[invocation.command](deadLettersFor(invocation), invocation, terminal);
  } catch (error) {
    terminal.report(error instanceof Error ? error.message : String(error));
    if (error instanceof BrokerUnavailable && !args.some((arg) => arg.startsWith('--broker-url')))
      terminal.report('`npm run status` says whether the demo runs; --broker-url names another broker.');
    if (!(error instanceof UsageError)) return 1;
    terminal.report(`\n${usage}`);
    return 2;
  }
}

type Command = (deadLetters: DeadLetters, invocation: Invocation, terminal: Terminal) => Promise<number>;

const commands: Readonly<Record<Invocation['command'], Command>> = { list, show, replay: work, discard: work };

async function list(deadLetters: DeadLetters, { filter, limit }: Invocation, { print }: Terminal): Promise<number> {
  const page = await deadLetters.list(filter, limit ?? LIST_DEFAULT_COUNT);
  for (const line of pageText(page)) print(line);
  return 0;
}

async function show(deadLetters: DeadLetters, { filter }: Invocation, { print, report }: Terminal): Promise<number> {
  let code = 0;
  for (const id of filter.ids ?? []) {
    const letters = await deadLetters.show(id, filter.queue);
    for (const line of letters.flatMap(openedText)) print(line);
    if (letters.length > 0) continue;
    report(`There is no dead letter ${id}.`);
    code = 1;
  }
  return code;
}

/** A queue that is named may also be one that this version of the code does not know any more. */
function deadLettersFor({ brokerUrl, filter }: Invocation): DeadLetters {
  const known = handlerQueues();
  const named = filter.queue?.replace(/\.dead$/, '');
  return new DeadLetters({
    url: brokerUrl ?? demoBrokerUrl(),
    name: 'npm run dead-letters',
    queues: named === undefined || known.includes(named) ? known : [...known, named],
  });
}
