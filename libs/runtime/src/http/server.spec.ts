import { connect } from 'node:net';
import { bearer, startSample, type RunningSample } from '../../test/running-sample';

const TRICKLE_MS = 50;
const LIMIT_MS = 200;

describe('a request that does not come to its end', () => {
  let sample: RunningSample;
  beforeAll(async () => (sample = await startSample()));
  afterAll(() => sample.app.close());

  it('has one limit for all of it: a longer one for the headers would be taken for the body', () => {
    const { requestTimeout, headersTimeout } = sample.app.getHttpServer();
    expect([requestTimeout, headersTimeout]).toEqual([10_000, 10_000]);
  });

  it.each([
    ['headers', 'POST /orders HTTP/1.1\r\nhost: x\r\nx-slow: '],
    [
      'a body',
      `POST /orders HTTP/1.1\r\nhost: x\r\nauthorization: ${bearer().authorization}\r\n` +
        'content-type: application/json\r\ncontent-length: 1000\r\n\r\n',
    ],
  ])('is cut although %s trickle in', async (_what, beginning) => {
    Object.assign(sample.app.getHttpServer(), { requestTimeout: LIMIT_MS, headersTimeout: LIMIT_MS });
    expect(await trickled(Number(new URL(sample.url).port), beginning)).toMatch(/^HTTP\/1\.1 408 [^]*"status":408/);
  });
});

/** @returns what the server said before it closed the connection on somebody who keeps sending */
function trickled(port: number, beginning: string): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(beginning));
    const trickle = setInterval(() => socket.write(' '), TRICKLE_MS);
    socket.on('data', (chunk) => chunks.push(chunk)).on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(trickle);
      resolve(Buffer.concat(chunks).toString());
    });
  });
}
