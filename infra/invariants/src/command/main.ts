import { run } from './run';

void run(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  report: (line) => process.stderr.write(`${line}\n`),
}).then((code) => (process.exitCode = code));
