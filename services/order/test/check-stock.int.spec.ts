import { CheckAvailability, type CheckAvailabilityRequest } from '@floodgate/contracts';
import type { Reply } from '@floodgate/testing';
import { startOrder, type RunningOrder } from './running-order';

const QUEUE = 'test.inventory';

describe('POST /orders?check=now', () => {
  let order: RunningOrder;
  let answer: (request: CheckAvailabilityRequest) => object | undefined;
  let questions: CheckAvailabilityRequest[];

  beforeAll(async () => (order = await startOrder()));
  afterAll(() => order.stop());
  beforeEach(() => (questions = []));

  const placeChecked = (customer = 'c-1', request: object = {}): Promise<Reply> =>
    order.place(customer, { path: '/orders?check=now', ...request });

  it('takes the order unchecked while nobody answers such questions', async () => {
    expect(await placeChecked()).toMatchObject({ status: 202, body: { stockCheck: 'unanswered' } });
  });

  describe('with somebody who answers as inventory does', () => {
    beforeAll(async () => {
      const channel = await order.probe.createChannel();
      await channel.assertQueue(QUEUE, { autoDelete: true });
      await channel.bindQueue(QUEUE, CheckAvailability.exchange.name, CheckAvailability.type);
      await channel.consume(QUEUE, (message) => {
        if (!message) return;
        const request = CheckAvailability.request.parse(JSON.parse(message.content.toString()));
        questions.push(request);
        const { replyTo, correlationId } = message.properties;
        const reply = answer(request);
        if (reply) channel.sendToQueue(replyTo, Buffer.from(JSON.stringify(reply)), { correlationId });
        channel.ack(message);
      });
    });

    it('takes the order when there is enough', async () => {
      answer = () => ({ isAvailable: true, shortages: [] });

      expect(await placeChecked()).toMatchObject({ status: 202, body: { stockCheck: 'passed' } });
      expect(questions).toEqual([{ lines: [{ sku: 'SKU-1', quantity: 1 }] }]);
    });

    it('refuses the order when there is not, says what is missing, and stores nothing', async () => {
      const before = await order.countOf('orders');
      const shortages = [{ sku: 'SKU-1', requested: 1, available: 0 }];
      answer = () => ({ isAvailable: false, shortages });

      const reply = await placeChecked();

      expect(reply).toMatchObject({ status: 409, body: { shortages, errors: [{ field: 'lines[0].quantity' }] } });
      expect(await order.countOf('orders')).toBe(before);
    });

    it('refuses a product that was never in stock', async () => {
      answer = () => ({ error: { code: 'unknown-sku', message: 'never heard of it', field: 'lines[1].sku' } });
      const body = {
        lines: [
          { sku: 'SKU-1', quantity: 1 },
          { sku: 'SKU-2', quantity: 3 },
        ],
      };

      expect(await placeChecked('c-1', { body })).toMatchObject({
        status: 409,
        body: { shortages: [{ sku: 'SKU-2', requested: 3, available: 0 }] },
      });
    });

    it.each([
      ['does not answer in time', undefined],
      ['answers with an error', { error: { code: 'internal', message: 'out of order' } }],
      ['answers nonsense', { hello: 'world' }],
    ])('takes the order unchecked when inventory %s', async (_, reply) => {
      answer = () => reply;

      expect(await placeChecked()).toMatchObject({ status: 202, body: { stockCheck: 'unanswered' } });
    });

    it('does not ask again for a request that has its answer', async () => {
      const headers = { 'idempotency-key': 'k-1' };
      answer = () => ({ isAvailable: true, shortages: [] });
      const first = await placeChecked('c-9', { headers });
      answer = () => ({ isAvailable: false, shortages: [{ sku: 'SKU-1', requested: 1, available: 0 }] });

      const second = await placeChecked('c-9', { headers });

      expect(second).toMatchObject({ status: 202, body: { id: first.body.id, stockCheck: 'repeated' } });
      expect(questions).toHaveLength(1);
    });

    it('does not ask about a product that is not offered', async () => {
      const reply = await placeChecked('c-1', { body: { lines: [{ sku: 'NOPE', quantity: 1 }] } });

      expect(reply).toMatchObject({ status: 422, body: { errors: [{ field: 'lines[0].sku' }] } });
      expect(questions).toEqual([]);
    });
  });
});
