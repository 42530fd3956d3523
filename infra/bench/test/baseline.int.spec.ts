import { freePort } from '@floodgate/local';
import { eventually, isolated, type Isolated } from '@floodgate/testing';
import { Pool } from 'pg';
import { startGateway, type Gateway } from '../src/baseline/gateway';
import { clearGround } from '../src/baseline/ground';
import { Queues } from '../src/baseline/queues';
import { stepsOf } from '../src/baseline/steps';
import { COUNT_SETTLED } from '../src/baseline/tables.sql';
import { closedLoop, endlessly } from '../src/load/closed-loop';
import { postOf } from '../src/load/request';

const ORDERS_COUNT = 300;

describe.each([
  { mode: 'one message per step', coalesce: false },
  { mode: 'coalesced', coalesce: true },
])('the baseline with $mode', ({ coalesce }) => {
  let environment: Isolated;
  let pool: Pool;
  let gateway: Gateway;
  let port: number;
  const connections: Queues[] = [];

  const open = async (): Promise<Queues> => {
    const queues = await Queues.open(environment.brokerUrl, coalesce);
    connections.push(queues);
    return queues;
  };
  const load = (requests: Iterator<Buffer>, seconds = 60) =>
    closedLoop({ port, connections: 16, seconds, requests, signal: new AbortController().signal });

  beforeAll(async () => {
    environment = await isolated('audit');
    await clearGround(environment);
    pool = new Pool({ connectionString: environment.databaseUrl, max: 4 });
    for (const step of ['order', 'stock', 'settle', 'notify']) await stepsOf(await open(), pool)[step]?.();
    port = await freePort();
    gateway = await startGateway(await open(), { port, coalesce });
  });

  afterAll(async () => {
    await gateway.close();
    await Promise.all(connections.map((queues) => queues.close()));
    await pool.end();
    await environment.remove();
  });

  it('settles every order that it accepts: its row, its stock, its confirmation and two notifications', async () => {
    const requests = Array.from({ length: ORDERS_COUNT }, (_, index) =>
      postOf({ path: '/orders', body: { sku: 'SKU-1', qty: 2, userId: `customer-${index}` } }),
    );
    const { answers } = await load(requests.values());
    expect(answers.countOf(202)).toBe(ORDERS_COUNT);
    expect(answers.othersThan(202)).toBe('');
    await eventually(async () => {
      const { rows } = await pool.query(COUNT_SETTLED);
      expect(rows).toEqual([{ settled: ORDERS_COUNT, told: 2 * ORDERS_COUNT }]);
    });
    const [taken] = await environment.sql<{ pieces: number }>('SELECT 100000000 - available AS pieces FROM stock');
    const [reserved] = await environment.sql<{ pieces: number }>('SELECT sum(qty)::int AS pieces FROM reservations');
    expect([taken?.pieces, reserved?.pieces]).toEqual([2 * ORDERS_COUNT, 2 * ORDERS_COUNT]);
  });

  it('refuses whoever is to be refused, and takes no order of a wrong shape', async () => {
    const refused = await load(endlessly([postOf({ path: '/reject' })]), 0.2);
    expect(refused.answers.countOf(429)).toBeGreaterThan(0);
    const wrong = await load([postOf({ path: '/orders', body: { sku: 'SKU-1' } })].values());
    expect(wrong.answers.countOf(400)).toBe(1);
  });
});
