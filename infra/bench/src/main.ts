import 'reflect-metadata';
import { run } from './run';

// Ctrl-C ends the run, and what was measured so far is the result. A second one ends the process at once, and what it started ends with it.
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());

void run(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  signal: stopping.signal,
}).then((code) => process.exit(code));
