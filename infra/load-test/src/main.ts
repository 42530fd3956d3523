import 'reflect-metadata';
import { run } from './run';
import { StopWishes } from './stopping';

const stopping = new StopWishes();
process.on('SIGINT', () => stopping.add());
process.on('SIGTERM', () => stopping.add());

void run(process.argv.slice(2), {
  print: (line) => process.stdout.write(`${line}\n`),
  stopping,
}).then((code) => process.exit(code));
