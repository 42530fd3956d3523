import { connect } from 'node:net';
import { HttpAdapterHost } from '@nestjs/core';
import { signToken } from '@floodgate/runtime';
import { TEST_TOKEN_SECRET, tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { always, givenSale, startGateway, type RunningGateway } from './running-gateway';

const MEGABYTE = 1_048_576;

describe('bad input at the door', () => {
  let gateway: RunningGateway;
  let overSaleId: string;

  beforeAll(async () => {
    gateway = await startGateway();
    overSaleId = await givenSale(gateway.environment, { ...always, closesAt: '2026-01-02T00:00:00Z' });
    await gateway.app.request('POST', `/flash-sales/${overSaleId}/orders`);
  });
  afterAll(() => gateway.stop());

  const head = (saleId: string, ...fields: readonly string[]) =>
    [`POST /flash-sales/${saleId}/orders HTTP/1.1`, 'host: x', ...fields, '', ''].join('\r\n');
  const bearer = () => `authorization: Bearer ${tokenOf(uuidv7())}`;

  it('is refused before the body has come, when the sale is over', async () => {
    expect(await said(head(overSaleId, 'content-length: 1000'))).toMatch(/^HTTP\/1\.1 410 /);
  });

  it('is refused before the body has come, when nobody says who it is', async () => {
    expect(await said(head(gateway.openSaleId, 'content-length: 1000'))).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('is refused before the body has come, when it says that it is too large', async () => {
    const answer = await said(head(gateway.openSaleId, bearer(), `content-length: ${MEGABYTE}`));

    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('is refused as soon as a body is too large that does not say how large it is', async () => {
    const chunk = `1000\r\n${'x'.repeat(0x1000)}\r\n`;

    expect(await said(head(gateway.openSaleId, bearer(), 'transfer-encoding: chunked') + chunk)).toMatch(/ 413 /);
  });

  it('is cut off when its body trickles', async () => {
    const server = gateway.app.get(HttpAdapterHost).httpAdapter.getHttpServer() as { requestTimeout: number };
    const usual = server.requestTimeout;
    Object.assign(server, { requestTimeout: 200, headersTimeout: 200 });
    const answer = await said(head(gateway.openSaleId, bearer(), 'content-length: 1000'), ' ');
    Object.assign(server, { requestTimeout: usual, headersTimeout: usual });

    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it.each([
    ['headers that are too large', `x-flood: ${'a'.repeat(20_000)}`],
    ['too many headers', Array.from({ length: 2_000 }, (_, index) => `x-${index}: flood`).join('\r\n')],
  ])('is refused with %s', async (_, flood) => {
    expect(await said(head(gateway.openSaleId, bearer(), flood))).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('leaves the connection usable for the next request, whatever body came with one that was refused', async () => {
    const refused = head(overSaleId, 'content-length: 4000') + 'x'.repeat(4_000);
    const answers = await said(refused + refused + head(overSaleId, 'connection: close', 'content-length: 0'));

    expect(answers.match(/HTTP\/1\.1 410 /g)).toHaveLength(3);
  });

  it.each([
    ['none', undefined],
    ['rubbish', 'Bearer rubbish'],
    ['another scheme', 'Basic YzoxOjI='],
    ['a novel', `Bearer ${'a'.repeat(8_000)}`],
    ['one signed by somebody else', `Bearer ${signToken({ customerId: 'c-1', expiresInS: 60 }, 'x'.repeat(40))}`],
    ['one that has expired', `Bearer ${signToken({ customerId: 'c-1', expiresInS: -60 }, TEST_TOKEN_SECRET)}`],
    ['one signed by nobody', `Bearer ${unsigned({ alg: 'none', typ: 'JWT' })}`],
    ['a customer no table can hold', `Bearer ${tokenOf('c\u0000')}`],
  ])('is refused with this token: %s', async (_, authorization) => {
    const options = authorization === undefined ? {} : { headers: { authorization } };
    const reply = await gateway.app.request('POST', `/flash-sales/${gateway.openSaleId}/orders`, options);

    expect(reply).toMatchObject({ status: 401, body: { status: 401 } });
    expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it.each([
    ['1', 422],
    ['x'.repeat(36), 422],
    [`${'0'.repeat(8)}-0000-0000-0000-${'g'.repeat(12)}`, 422],
    ['__proto__', 422],
    ['constructor', 422],
    ['%00', 422],
    ['%2e%2e%2f', 422],
    ['..%2f..%2fhealth', 422],
    ['%', 400],
    ['a'.repeat(200), 414],
    [uuidv7(), 404],
  ])('finds no sale called %s', async (saleId, status) => {
    const reply = await gateway.app.request('POST', `/flash-sales/${saleId}/orders`, { token: tokenOf('c-1') });

    expect(reply).toMatchObject({ status, body: { status } });
  });

  /** @returns what was answered to these bytes, on a connection that stays open until then */
  function said(bytes: string, trickle?: string): Promise<string> {
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      const socket = connect(Number(new URL(gateway.app.url).port), '127.0.0.1', () => socket.write(bytes));
      const timer = trickle === undefined ? undefined : setInterval(() => socket.write(trickle), 50);
      const finish = () => {
        clearInterval(timer);
        socket.destroy();
        resolve(Buffer.concat(chunks).toString());
      };
      socket.on('error', () => undefined).on('close', finish);
      socket.on('data', (chunk) => {
        chunks.push(chunk);
        // Three answers are waited for where the third says that it is the last.
        if (!bytes.includes('connection: close')) finish();
      });
    });
  }
});

function unsigned(header: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part({ sub: 'c-1', exp: Math.floor(Date.now() / 1_000) + 60 })}.`;
}
