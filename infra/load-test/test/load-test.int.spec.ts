import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { Demo, type Ended } from './demo';

const START_DEADLINE_MS = 240_000;
const RUN_DEADLINE_MS = 240_000;
const PROGRESS = /^ +\d+\.\d s +\d/;

jest.setTimeout(RUN_DEADLINE_MS);

/** Reserves pieces that no order has. */
const move = (pieces: number) =>
  `UPDATE stock SET available = available - ${pieces}, reserved = reserved + ${pieces} WHERE sku = 'SKU-1'`;

/** The command as people use it, on a demo of its own. */
describe('npm run load-test', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await Demo.prepare();
  });
  afterAll(() => demo.remove(), START_DEADLINE_MS);

  const passed = (ended: Ended) => {
    // Shown whole when it is not as expected.
    expect({ code: ended.code, output: ended.output }).toEqual({ code: 0, output: ended.output });
  };

  it('says whose port is taken when the demo cannot start', async () => {
    const taken = createServer().listen(Number(demo.ports.ORDER_PORT), '127.0.0.1');
    await once(taken, 'listening');
    const { code, output } = await demo.loadTest([]);
    taken.close();
    expect(code).toBe(2);
    expect(output).toContain(`port ${demo.ports.ORDER_PORT} is in use`);
  });

  it(
    'starts a demo when none runs, offers the crowd to it, and passes',
    async () => {
      const crowd = ['--burst', '300', '--units', '40', '--pay', '50%', '--cancel', '20%'];
      const ended = await demo.loadTest([...crowd, '--runs', '2', '--out', demo.file('pass.json')]);
      passed(ended);
      expect(ended.output).toContain('No demo runs: starting one…');
      expect(ended.output).toMatch(/PASS: 2 of 2 runs PASS; the median of each figure/);
      const report = demo.report('pass.json');
      expect(report).toMatchObject({ verdict: 'PASS', isPartial: false, isFreshlyStarted: true, seed: 1 });
      expect(report.runs).toHaveLength(2);
      for (const { funnel, settling, series, checks } of report.runs) {
        const toldCount = Object.values(funnel.told).reduce((sum, count) => sum + count, 0);
        expect(toldCount).toBe(300);
        expect(funnel.told.admitted).toBeGreaterThanOrEqual(40);
        expect(settling.count).toBe(funnel.told.admitted);
        expect(funnel.confirmed).toBe(funnel.told.admitted);
        expect(funnel.refusedBy.reduce((sum, { count }) => sum + count, 0)).toBe(300 - funnel.told.admitted);
        expect(checks.length).toBeGreaterThan(25);
        const processes = series.at(-1)?.processes.map(({ name }) => name) ?? [];
        for (const name of ['order 1', 'postgres', 'rabbitmq', 'load test']) expect(processes).toContain(name);
      }
      expect(readFileSync(demo.file('pass.html'), 'utf8')).toContain('<h1>PASS</h1>');
    },
    START_DEADLINE_MS,
  );

  it('counts what is in the database', async () => {
    const { runs } = demo.report('pass.json');
    const sum = (of: (run: (typeof runs)[number]) => number) => runs.reduce((total, run) => total + of(run), 0);
    const [orders] = await demo.query(
      'order',
      `SELECT count(*)::int AS accepted, count(*) FILTER (WHERE status = 'paid')::int AS paid,
              count(*) FILTER (WHERE status = 'cancelled')::int AS cancelled
         FROM orders WHERE sale_id IS NOT NULL`,
    );
    expect(orders).toEqual({
      accepted: sum(({ funnel }) => funnel.told.admitted),
      paid: sum(({ funnel }) => funnel.paid),
      cancelled: sum(({ funnel }) => funnel.cancelled),
    });
  });

  it('fails when the books are broken while the crowd is there, and says so first', async () => {
    const inventory = await demo.connect('inventory');
    const broken: Promise<unknown>[] = [];
    const { code, output } = await demo.loadTest(
      ['--rate', '30', '--duration', '4s', '--out', demo.file('fail.json')],
      (line) => {
        if (!PROGRESS.test(line) || broken.length > 0) return;
        broken.push(inventory.query(move(1)));
      },
    );
    await Promise.all(broken);
    await inventory.query(move(-1));
    await inventory.end();
    expect({ code, output }).toEqual({ code: 1, output });
    const text = readFileSync(demo.file('fail.json'), 'utf8');
    expect(text).toMatch(/^\{\s*"verdict": "FAIL"/);
    const [run] = demo.report('fail.json').runs;
    const contradicted = run?.checks.filter(({ offenders }) => offenders.length > 0) ?? [];
    expect(contradicted.map(({ offenders }) => offenders.join())).toEqual([expect.stringContaining('SKU-1')]);
    expect(readFileSync(demo.file('fail.html'), 'utf8')).toContain('<h1>FAIL</h1>');
    expect(output).toMatch(/\nFAIL: \d+ of \d+ checks hold/);
  });

  it('keeps the part that was measured when it is interrupted, and says that it is one', async () => {
    let lines = 0;
    const { code, output } = await demo.loadTest(
      ['--rate', '40', '--duration', '5m', '--units', '5000', '--out', demo.file('part.json')],
      (line, child) => {
        if (PROGRESS.test(line) && (lines += 1) === 2) child.kill('SIGINT');
      },
    );
    expect({ code, output }).toEqual({ code: 130, output });
    const report = demo.report('part.json');
    expect(report).toMatchObject({ verdict: 'PASS', isPartial: true });
    const [run] = report.runs;
    expect(run?.funnel.offered).toBeGreaterThan(0);
    expect(run?.funnel.offered).toBeLessThan(5 * 60 * 40);
    // Those who came had their answer all the same.
    expect(run?.settling.count).toBe(run?.funnel.told.admitted);
    expect(readFileSync(demo.file('part.html'), 'utf8')).toContain('Interrupted: this is a part of the run.');
  });

  it('lays two results side by side', async () => {
    const ended = await demo.loadTest([
      ...['compare', demo.file('pass.json'), demo.file('part.json')],
      ...['--out', demo.file('both.html')],
    ]);
    passed(ended);
    expect(ended.output).toMatch(/settled a second .*× \d/);
    expect(ended.output).toContain('The extent differs: the whole run and a part');
    expect(readFileSync(demo.file('both.html'), 'utf8')).toContain('Side by side');
  });

  it.each([
    [['compare', 'package.json', 'package.json'], 'package.json is not a result of this load test'],
    [['compare', 'none.json', 'none.json'], 'none.json cannot be read'],
    [['--replicas', 'order=2'], '--replicas order=2: the demo that runs has 1'],
    [['--scenario', 'provider-down'], 'The demo that runs has its own providers'],
    [['--out', '/proc/result.json'], 'cannot be written'],
  ])('cannot do %j, and says why', async (args, why) => {
    const { code, output } = await demo.loadTest(args);
    expect({ code, output }).toEqual({ code: 2, output: expect.stringContaining(why) as string });
  });

  it('does not begin with a service that is not ready', async () => {
    const { services } = await demo.status();
    const pid = services.find(({ name }) => name === 'audit')?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    try {
      const { code, output } = await demo.loadTest([]);
      expect({ code, output }).toEqual({ code: 2, output: expect.stringContaining('audit is not ready') as string });
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  });
});
