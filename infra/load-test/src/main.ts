import 'reflect-metadata';
import { run } from './run';

// Ctrl-C ends the crowd, and what was measured so far is the result. A second one ends the process at once.
const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort());

void run(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  signal: stopping.signal,
}).then((code) => process.exit(code));
