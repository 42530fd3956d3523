import { randomBytes } from 'node:crypto';
import { connect, type ConfirmChannel } from 'amqplib';
import { topology } from './steps/topology';
import { ask } from './steps/ask';
import { answersTo, onChannel, type Attempt } from './steps/broker';
import { newProduct } from './steps/goods';
import { orderBecomes, placeOrder } from './steps/orders';
import { patiently } from './steps/patiently';
import { newCustomer } from './steps/people';
import { system } from './system/the-system';

const asClient = <T>(work: (channel: ConfirmChannel) => Promise<T>) => onChannel(system.clientBrokerUrl, work);
const check = 'inventory.check-availability.v1';
const getStatus = 'order.get-status.v1';
const serviceQueues = topology.queues.map(({ name }) => name);
const exchanges = topology.exchanges.map(({ name }) => name);
/** What it may write to: questions. */
const isAsking = (exchange: string) => exchange.endsWith('.rpc');

describe('a program from outside', () => {
  it('asks for stock in ten lines, with nothing but an AMQP library', async () => {
    const sku = await newProduct(3);
    const connection = await connect(system.clientBrokerUrl);
    const channel = await connection.createChannel();
    const answer = new Promise<Buffer>((resolve) => {
      const heard = channel.consume('amq.rabbitmq.reply-to', (reply) => reply && resolve(reply.content), {
        noAck: true,
      });
      const question = Buffer.from(JSON.stringify({ lines: [{ sku, quantity: 4 }] }));
      const options = { replyTo: 'amq.rabbitmq.reply-to', correlationId: '1' };
      void heard.then(() => channel.publish('inventory.rpc', 'inventory.check-availability.v1', question, options));
    });
    const shortages = [{ sku, requested: 4, available: 3 }];
    expect(JSON.parse((await answer).toString())).toEqual({ isAvailable: false, shortages });
    await connection.close();
  });

  it('cannot have an answer written into the queue of a service', async () => {
    const queue = 'notification.notify-on-order-confirmed';
    await asClient(async (channel) => {
      const question = Buffer.from(JSON.stringify({ lines: [{ sku: await newProduct(1), quantity: 1 }] }));
      channel.publish('inventory.rpc', check, question, { replyTo: `${queue}.dead`, correlationId: '1' });
      await channel.waitForConfirms();
      // Questions of one queue are taken in order: when this one is answered, the other was dealt with.
      await ask(channel, check, { lines: [{ sku: await newProduct(1), quantity: 1 }] });
    });
    const { messageCount } = await onChannel(system.adminBrokerUrl, (channel) => channel.checkQueue(`${queue}.dead`));
    expect(messageCount).toBe(0);
  });

  it('asks how an order stands', async () => {
    const customer = newCustomer();
    const orderId = await placeOrder(customer, [{ sku: await newProduct(1), quantity: 1 }]);
    await orderBecomes(customer, orderId, 'confirmed');
    const answer = await asClient((channel) => ask(channel, getStatus, { orderId }));
    expect(answer).toMatchObject({ orderId, customerId: customer.id, saleId: null, status: 'confirmed', reason: null });
  });

  it('hears every event, on a queue of its own', async () => {
    await asClient(async (channel) => {
      const { queue } = await channel.assertQueue('', { exclusive: true });
      for (const owner of ['order', 'inventory', 'notification'])
        await channel.bindQueue(queue, `${owner}.events`, '#');
      const heard: string[] = [];
      await channel.consume(queue, (message) => message && heard.push(message.content.toString()), { noAck: true });

      const orderId = await placeOrder(newCustomer(), [{ sku: await newProduct(1), quantity: 1 }]);
      const typesHeard = () =>
        heard
          .flatMap((text) => JSON.parse(text) as { type: string; data: { orderId?: string } }[])
          .filter(({ data }) => data.orderId === orderId)
          .map(({ type }) => type)
          .sort();
      await patiently(() =>
        expect(typesHeard()).toEqual([
          'inventory.stock-reserved.v1',
          // By e-mail and by push message.
          ...['notification.delivered.v1', 'notification.delivered.v1'],
          'order.confirmed.v1',
          'order.placed.v1',
        ]),
      );
    });
  });

  it.each([
    ['an unknown SKU', check, { lines: [{ sku: 'NOBODY-HAS-THIS', quantity: 1 }] }, 'unknown-sku', 'lines[0].sku'],
    ['a negative quantity', check, { lines: [{ sku: 'SKU-1', quantity: -1 }] }, 'invalid-request', 'lines[0].quantity'],
    ['no lines', check, {}, 'invalid-request', 'lines'],
    [
      'an order nobody placed',
      getStatus,
      { orderId: '00000000-0000-7000-8000-00000000dead' },
      'unknown-order',
      'orderId',
    ],
    ['an id that is none', getStatus, { orderId: 'o-1' }, 'invalid-request', 'orderId'],
    ['text that is not JSON', check, Buffer.from('{"oops'), 'malformed-request', undefined],
    ['bytes that are not text', getStatus, randomBytes(32), 'malformed-request', undefined],
    ['an array', check, [], 'invalid-request', undefined],
  ])('is told what is wrong with %s, and does not wait for the deadline', async (_, type, question, code, field) => {
    const answer = await asClient((channel) => ask(channel, type, question));
    expect(answer).toEqual({ error: { code, message: expect.any(String), ...(field === undefined ? {} : { field }) } });
  });
});

describe('a program from outside is refused', () => {
  const nothing = Buffer.from('[]');

  async function expectRefused(...attempts: readonly Attempt[]): Promise<void> {
    const refused: unknown[] = attempts.map(() => expect.stringContaining('ACCESS_REFUSED') as unknown);
    expect(await answersTo(system.clientBrokerUrl, attempts)).toEqual(refused);
  }

  it.each(serviceQueues)('to write into, declare, read, empty or delete %s', async (queue) => {
    await expectRefused(
      (channel) => channel.sendToQueue(queue, nothing),
      (channel) => channel.assertQueue(queue),
      (channel) => channel.consume(queue, () => undefined),
      (channel) => channel.get(queue),
      (channel) => channel.purgeQueue(queue),
      (channel) => channel.deleteQueue(queue),
    );
  });

  it.each(exchanges)('to publish to, declare or delete %s', async (exchange) => {
    await expectRefused(
      ...(isAsking(exchange) ? [] : [(channel: ConfirmChannel) => channel.publish(exchange, 'some.key.v1', nothing)]),
      (channel) => channel.assertExchange(exchange, 'topic'),
      (channel) => channel.deleteExchange(exchange),
    );
  });

  it('to lead events past their queues, or commands and questions to itself', async () => {
    const [first = ''] = serviceQueues;
    const bindOwn = (source: string) => async (channel: ConfirmChannel) => {
      const { queue } = await channel.assertQueue('', { exclusive: true });
      await channel.bindQueue(queue, source, '#');
    };
    await expectRefused(
      (channel) => channel.bindQueue(first, 'order.events', '#'),
      (channel) => channel.unbindQueue(first, 'order.events', '#'),
      ...['order.commands', 'inventory.rpc', 'notification.dispatch'].map(bindOwn),
    );
  });
});
