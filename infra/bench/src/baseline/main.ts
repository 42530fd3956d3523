// One process of the baseline: `node main.js gateway | order | stock | settle | notify | echo`. Says `ready` on standard output.
import { readBaselineSettings } from './baseline.config';
import { startEcho } from './echo';
import { startGateway } from './gateway';
import { Queues } from './queues';
import { stepsOf } from './steps';

async function start(role: string): Promise<void> {
  const { AMQP_URL, PG_URL, PORT, COALESCE } = readBaselineSettings();
  if (role === 'echo') return startEcho(AMQP_URL);
  const queues = await Queues.open(AMQP_URL, COALESCE);
  if (role === 'gateway') await startGateway(queues, { port: PORT, coalesce: COALESCE });
  else await stepsOf(queues, PG_URL)[role]?.();
}

// Nobody has to remember to stop it: when whoever started it is gone, the pipe closes.
process.stdin.on('end', () => process.exit(0)).resume();

start(process.argv[2] ?? '').then(
  () => process.stdout.write('ready\n'),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
