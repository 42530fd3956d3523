import { GetStatus } from '@floodgate/contracts';
import { tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { startGateway, type RunningGateway } from './running-gateway';

const QUEUE = 'test.order';

describe('looking at a ticket', () => {
  let gateway: RunningGateway;
  let answer: object | undefined;
  let path: string;

  beforeAll(async () => {
    gateway = await startGateway();
    path = (await gateway.knock('c-1')).headers.get('location')!;
  });
  afterAll(() => gateway.stop());

  const look = (token = tokenOf('c-1')) => gateway.app.request('GET', path, { token });
  const orderId = () => path.split('/').at(-1)!;

  it('says that nobody can tell while the order service is away', async () => {
    const reply = await look();

    expect(reply).toMatchObject({ status: 503 });
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  describe('with somebody who answers as order does', () => {
    const unknown = { error: { code: 'unknown-order', message: 'there is no such order (yet)' } };
    const known = (fields: object = {}) => ({
      orderId: orderId(),
      customerId: 'c-1',
      saleId: gateway.openSaleId,
      status: 'confirmed',
      reason: null,
      changedAt: '2026-01-05T10:00:00.000Z',
      ...fields,
    });

    beforeAll(async () => {
      const channel = await gateway.probe.createChannel();
      await channel.assertQueue(QUEUE, { autoDelete: true });
      await channel.bindQueue(QUEUE, GetStatus.exchange.name, GetStatus.type);
      await channel.consume(QUEUE, (message) => {
        if (!message) return;
        const { replyTo, correlationId } = message.properties;
        if (answer) channel.sendToQueue(replyTo, Buffer.from(JSON.stringify(answer)), { correlationId });
        channel.ack(message);
      });
    });

    it('is admitted until the order has arrived', async () => {
      answer = unknown;

      expect(await look()).toMatchObject({
        status: 200,
        body: { orderId: orderId(), saleId: gateway.openSaleId, status: 'admitted', reason: null, changedAt: null },
      });
    });

    it('is then what the order is', async () => {
      answer = known({ status: 'rejected', reason: 'insufficient-stock' });

      expect(await look()).toMatchObject({
        status: 200,
        body: { status: 'rejected', reason: 'insufficient-stock', changedAt: '2026-01-05T10:00:00.000Z' },
      });
    });

    it('is its owner’s and the operators’ to see', async () => {
      answer = known();

      expect(await look(tokenOf('o-1', 'operator'))).toMatchObject({ status: 200, body: { status: 'confirmed' } });
      expect(await look(tokenOf('c-2'))).toMatchObject({ status: 403 });
      expect(await gateway.app.request('GET', path)).toMatchObject({ status: 401 });
    });

    it.each([
      ['an order that has not arrived', () => unknown],
      ['an order that belongs to no sale', () => known({ saleId: null })],
      ['an order of another sale', () => known({ saleId: uuidv7() })],
    ])('is nothing to an operator who asks for %s', async (_, reply) => {
      answer = reply();

      expect(await look(tokenOf('o-1', 'operator'))).toMatchObject({ status: 404 });
    });

    it('is not waited for longer than the deadline', async () => {
      answer = undefined;

      expect(await look()).toMatchObject({ status: 503 });
    });
  });

  it.each([
    ['of no sale', () => `/flash-sales/${uuidv7()}/orders/${orderId()}`, 404],
    ['of what cannot be a sale', () => `/flash-sales/1/orders/${orderId()}`, 422],
    ['with a parameter', () => `${path}?x=1`, 422],
    ['that cannot be one', () => `/flash-sales/${gateway.openSaleId}/orders/1`, 422],
  ])('says no to a ticket %s', async (_, address, status) => {
    expect(await gateway.app.request('GET', address(), { token: tokenOf('c-1') })).toMatchObject({ status });
  });
});
