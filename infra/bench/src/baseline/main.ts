// One process of the baseline: `node main.js gateway | order | stock | settle | notify | echo`. Says `ready` on standard output.
import { Pool } from 'pg';
import { readBaselineSettings } from './baseline.config';
import { startEcho } from './echo';
import { startGateway } from './gateway';
import { Queues } from './queues';
import { stepsOf } from './steps';

const CONNECTIONS_MAX_COUNT = 4;

async function start(role: string): Promise<void> {
  const { AMQP_URL, PG_URL, PORT, COALESCE } = readBaselineSettings();
  if (role === 'echo') return startEcho(AMQP_URL);
  const queues = await Queues.open(AMQP_URL, COALESCE);
  if (role === 'gateway') await startGateway(queues, { port: PORT, coalesce: COALESCE });
  else await stepsOf(queues, new Pool({ connectionString: PG_URL, max: CONNECTIONS_MAX_COUNT }))[role]?.();
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
