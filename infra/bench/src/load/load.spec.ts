import { createServer, type Server } from 'node:http';
import { closedLoop, endlessly } from './closed-loop';
import { paced } from './paced';
import { postOf } from './request';

const still = new AbortController().signal;

/** Answers with the status that the path names; `/cut` ends the connection instead. */
function serve(): Promise<{ readonly server: Server; readonly port: number; readonly heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      heard.push(`${request.headers.authorization ?? ''}${body}`);
      if (request.url === '/cut') request.socket.destroy();
      else response.writeHead(Number(request.url?.slice(1)), { 'content-length': 2 }).end('ok');
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, heard, port: typeof address === 'object' ? (address?.port ?? 0) : 0 });
    });
  });
}

describe('the generator', () => {
  let stage: Awaited<ReturnType<typeof serve>>;
  beforeEach(async () => (stage = await serve()));
  afterEach(() => stage.server.close());

  const loop = (requests: Iterator<Buffer>, signal = still) =>
    closedLoop({ port: stage.port, connections: 4, seconds: 20, requests, signal });

  it('sends each request once and counts every status by itself', async () => {
    const requests = [202, 202, 503, 202].map((status) => postOf({ path: `/${status}` }));
    const { answers } = await loop(requests.values());
    expect([answers.countOf(202), answers.countOf(503)]).toEqual([3, 1]);
    expect(answers.othersThan(202)).toBe('503: 1');
    expect(stage.heard).toHaveLength(4);
  });

  it('says who asks, and for what', async () => {
    await loop([postOf({ path: '/202', token: 'abc', body: { sku: 'Ä' } })].values());
    expect(stage.heard).toEqual(['Bearer abc{"sku":"Ä"}']);
  });

  it('counts a connection that was cut as no answer, and goes on', async () => {
    const { answers } = await loop([postOf({ path: '/cut' }), postOf({ path: '/202' })].values());
    expect([answers.countOf(0), answers.countOf(202)]).toEqual([1, 1]);
  });

  it('ends when it is told to', async () => {
    const stopping = new AbortController();
    const running = loop(endlessly([postOf({ path: '/202' })]), stopping.signal);
    stopping.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
  });

  it('sends at its pace whatever becomes of those before, and knows who was accepted when', async () => {
    const requests = [202, 503, 202].map((status) => postOf({ path: `/${status}` }));
    const { answers, acceptedAtMs } = await paced({ port: stage.port, perS: 1_000, requests, signal: still });
    expect([answers.countOf(202), answers.countOf(503)]).toEqual([2, 1]);
    expect([...acceptedAtMs.keys()].sort()).toEqual([0, 2]);
  });
});
