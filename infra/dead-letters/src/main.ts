import 'reflect-metadata';
import { run } from './run';

// Ctrl-C ends a replay after the letters in hand; what is left is given back. A second one ends the process at once, and the
// broker takes back what it held: a letter may then be doubled, never lost.
const stopping = new AbortController();
process.once('SIGINT', () => stopping.abort());

void run(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  report: (line) => process.stderr.write(`${line}\n`),
  signal: stopping.signal,
}).then((code) => (process.exitCode = code));
