import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isolated, type Isolated } from '@floodgate/testing';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { run } from '../src/run';

const QUEUE = 'order.confirm-order-on-stock-reserved';
const OTHER = 'notification.notify-on-order-rejected';
const root = join(__dirname, '../../..');

describe('npm run dead-letters', () => {
  let environment: Isolated;
  let connection: ChannelModel;
  let channel: ConfirmChannel;

  beforeAll(async () => {
    environment = await isolated('notification');
    connection = await connect(environment.brokerUrl);
    channel = await connection.createConfirmChannel();
  });
  beforeEach(async () => {
    for (const queue of [QUEUE, OTHER].flatMap((name) => [name, `${name}.dead`])) {
      await channel.deleteQueue(queue);
      await channel.assertQueue(queue, { arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': 1_000_000_000 } });
    }
  });
  afterAll(async () => {
    await connection.close();
    await environment.remove();
  });

  const command = async (...args: readonly string[]) => {
    const [printed, reported]: [string[], string[]] = [[], []];
    const code = await run([...args, '--broker-url', environment.brokerUrl], {
      print: (line) => printed.push(line),
      report: (line) => reported.push(line),
      signal: new AbortController().signal,
    });
    return { code, printed: printed.join('\n'), reported: reported.join('\n') };
  };
  const bury = async (queue: string, id: string, failure = 'permanent') => {
    const body = [{ id, type: 'inventory.stock-reserved.v1', subject: `order of ${id}`, data: { note: 'inside' } }];
    channel.sendToQueue(`${queue}.dead`, Buffer.from(JSON.stringify(body)), {
      correlationId: 'trace-1',
      headers: {
        'x-failure': failure,
        'x-reason': `why ${id}\nin two lines`,
        'x-attempt': 2,
        'x-replays': 1,
        'x-failed-at': new Date().toISOString(),
        'x-stack': 'Error: why\n    at somewhere',
      },
    });
    await channel.waitForConfirms();
  };
  const depth = async (queue: string) => (await channel.checkQueue(queue)).messageCount;

  it('lists what there is in all queues', async () => {
    expect(await command('list')).toMatchObject({ code: 0, printed: 'No dead letters.' });
    await bury(QUEUE, 'a');
    await bury(QUEUE, 'b');
    await bury(OTHER, 'c');
    const { code, printed } = await command('list');
    expect(code).toBe(0);
    expect(printed).toMatch(/^ +2 {2}order\.confirm-order-on-stock-reserved$/m);
    expect(printed).toMatch(/^20\S+ {2}c {2}inventory\.stock-reserved\.v1 {2}\(permanent, attempt 2, replayed 1×\)$/m);
    expect(printed).toContain(
      '  why c\n  in two lines\n  on notification.notify-on-order-rejected, of order of c, trace',
    );
    const filtered = await command(
      'list',
      '--queue',
      `${QUEUE}.dead`,
      '--reason',
      'WHY B',
      '--since',
      '1h',
      '--limit',
      '1',
    );
    expect(filtered.printed).toContain('  b  ');
    expect(filtered.printed).not.toContain('  a  ');
  });

  it('shows one with its content and stack', async () => {
    await bury(QUEUE, 'a');
    const { code, printed } = await command('show', 'a');
    expect(code).toBe(0);
    expect(printed).toMatch(/Error: why\n {4}at somewhere[\s\S]*bytes, as JSON:[\s\S]*"note": "inside"/);
    expect(await command('show', 'b')).toMatchObject({ code: 1, reported: 'There is no dead letter b.' });
  });

  it('replays by filter, after a dry run', async () => {
    for (const id of ['a', 'b', 'c']) await bury(QUEUE, id);
    await bury(QUEUE, 'd', 'unreadable');
    const dry = await command('replay', '--reason', 'why', '--dry-run');
    expect(dry.printed).toContain('3 dead letters would be replayed.\n1 that no handler can read left alone');
    expect(await depth(QUEUE)).toBe(0);
    expect((await command('replay', '--id', 'b', '--id', 'c')).printed).toContain('2 dead letters replayed.');
    expect((await command('replay', '--unreadable', '--rate', '100')).printed).toContain('2 dead letters replayed.');
    expect([await depth(QUEUE), await depth(`${QUEUE}.dead`)]).toEqual([4, 0]);
  });

  it('discards what is named, and all only when told so', async () => {
    await bury(QUEUE, 'a');
    await bury(OTHER, 'b');
    expect((await command('discard', '--queue', OTHER)).printed).toContain('1 dead letter discarded.');
    expect((await command('discard', '--all', '--dry-run')).printed).toContain('1 dead letter would be discarded.');
    expect((await command('discard', '--all')).printed).toContain('1 dead letter discarded.');
    expect(await depth(`${QUEUE}.dead`)).toBe(0);
  });

  it.each([
    [[], /^Say what to do\.\n\nUsage:/],
    [['purge'], /There is no command "purge"/],
    [['list', '--since', 'yesterday'], /^--since: write a moment like/],
    [['list', '--limit', 'many'], /^--limit: write a number/],
    [['replay', '--rate', '0'], /^--rate: write a number from 1/],
    [['replay', '--quue', 'x'], /Unknown option '--quue'/],
    [['replay', 'a'], /a: name letters with --id/],
    [['list', '--dry-run'], /--dry-run says nothing to list/],
    [['show'], /Say which letter/],
    [['discard'], /Say which letters to throw away/],
  ])('refuses %j and shows how it is used', async (args, says) => {
    const { code, printed, reported } = await command(...args);
    expect([code, printed]).toEqual([2, '']);
    expect(reported).toMatch(says);
    expect(reported).toContain('Usage:');
  });

  it('names the queues there are when there is no such queue', async () => {
    const { code, reported } = await command('list', '--queue', 'order.other');
    expect(code).toBe(1);
    expect(reported).toMatch(/no dead letters of a queue "order.other".*order.confirm-order-on-stock-reserved/);
  });

  it('is a program with an exit code', async () => {
    await bury(QUEUE, 'a');
    const loader = join(root, 'libs/runtime/test/typescript.cjs');
    const program = (...args: readonly string[]) =>
      spawnSync(process.execPath, ['--require', loader, join(root, 'infra/dead-letters/src/main.ts'), ...args], {
        encoding: 'utf8',
      });
    expect(program('list', '--broker-url', environment.brokerUrl)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('why a'),
    });
    expect(program('list', '--broker-url', 'amqp://127.0.0.1:1')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('cannot connect to RabbitMQ'),
    });
  });
});
