import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getPriority } from 'node:os';
import { startSampleProcess, type SampleProcess } from '../../test/sample-process';

// Each of them starts a process, which takes its time on a busy machine.
jest.setTimeout(30_000);

describe('a service as a process', () => {
  let sample: SampleProcess;
  afterEach(async () => {
    sample.signal('SIGKILL');
    await sample.ended;
  });

  const start = async (settings: Readonly<Record<string, string>> = {}): Promise<string> => {
    sample = startSampleProcess(settings);
    return String((await sample.said('listening')).url);
  };

  it('steps back as far as it is told, or is started', async () => {
    await start({ NICENESS: '5' });

    expect(getPriority(sample.pid)).toBe(5);
  });

  it('answers what was asked, then stops in order, and says so with exit code 0', async () => {
    const url = await start();
    const slow = fetch(`${url}/slow/1000`);
    const keptAlive = await fetch(`${url}/health/ready`);
    expect(keptAlive.status).toBe(200);
    sample.signal('SIGTERM');
    await sample.said('stopping: no new connections, finishing what was asked');

    expect((await slow).status).toBe(200);
    expect((await sample.ended).code).toBe(0);
    // When the line about the slow request is written depends on when its last byte was taken; the stop does not wait for it.
    const lines = sample.lines.filter(({ msg }) => msg !== 'request');
    const order = lines.map(({ component, msg }) => `${String(component)}: ${String(msg)}`);
    expect(order.slice(-4)).toEqual([
      'runtime: stopping: no new connections, finishing what was asked',
      'broker: closed',
      'database: closed',
      'runtime: stopped',
    ]);
  });

  it('gives up at the deadline, with exit code 1 and what to do', async () => {
    const url = await start({ SHUTDOWN_DEADLINE_MS: '200' });
    const slow = fetch(`${url}/slow/60000`).catch(() => 'lost');
    await fetch(`${url}/health/live`);
    sample.signal('SIGINT');
    expect((await sample.ended).code).toBe(1);
    expect(await slow).toBe('lost');
    expect(sample.lines.at(-1)).toMatchObject({ level: 'error', deadlineMs: 200, fix: expect.any(String) as string });
  });

  it('stops at once at a second signal, but not at the echo of the first', async () => {
    const url = await start();
    void fetch(`${url}/slow/60000`).catch(() => undefined);
    await fetch(`${url}/health/live`);
    sample.signal('SIGINT');
    sample.signal('SIGINT');
    await sample.said('stopping: no new connections, finishing what was asked');
    const insist = setInterval(() => sample.signal('SIGINT'), 100);
    const { code } = await sample.ended;
    clearInterval(insist);
    expect(code).toBe(1);
    expect(sample.lines.at(-1)).toMatchObject({ msg: 'second signal: stopped without finishing' });
  });

  it('names everything that is wrong with its settings, in plain words', async () => {
    sample = startSampleProcess({ PORT: 'http', TOKEN_SECRET: 'short' });
    const { code, errors } = await sample.ended;
    expect(code).toBe(1);
    expect(errors).toMatch(/^sample cannot start: 2 settings are wrong[^]*PORT is wrong: "http"[^]*TOKEN_SECRET/);
    expect(errors).not.toMatch(/^\s+at /m);
    expect(sample.lines).toEqual([]);
  });

  it('says what to do when its port is taken', async () => {
    const other = createServer();
    const port = await listen(other);
    sample = startSampleProcess({ PORT: String(port) });
    expect((await sample.ended).code).toBe(1);
    other.close();
    expect(sample.lines.at(-1)).toMatchObject({
      msg: 'could not start',
      fix: expect.stringContaining('PORT') as string,
    });
  });

  it('does not go on after an error nobody caught', async () => {
    sample = startSampleProcess({}, 'failing.main.ts');
    expect((await sample.ended).code).toBe(1);
    expect(sample.lines.at(-1)).toMatchObject({
      level: 'error',
      msg: 'stopped by an error nobody caught',
      err: { message: 'lost in a timer' },
    });
  });

  it('sends its last spans to the collector before it ends', async () => {
    const bodies: string[] = [];
    const collector = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString())).on('end', () => response.end('{}'));
    });
    const endpoint = `http://127.0.0.1:${await listen(collector)}`;
    const url = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, TRACE_SAMPLE_RATIO: '1' });
    await fetch(`${url}/slow/1`);
    sample.signal('SIGTERM');
    expect((await sample.ended).code).toBe(0);
    collector.close();
    expect(bodies.join('')).toMatch(/"service.name"[^]*"sample"[^]*"GET \/slow\/:ms"/);
  });

  it('stops in order although the collector is gone', async () => {
    const url = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9', TRACE_SAMPLE_RATIO: '1' });
    await fetch(`${url}/slow/1`);
    sample.signal('SIGTERM');
    expect((await sample.ended).code).toBe(0);
  });
});

async function listen(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}
