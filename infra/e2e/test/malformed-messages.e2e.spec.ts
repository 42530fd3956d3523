import { randomBytes, randomUUID } from 'node:crypto';
import type { ConfirmChannel, GetMessage } from 'amqplib';
import { expectInvariants } from './steps/invariants';
import { topology } from './steps/topology';
import { onChannel } from './steps/broker';
import { newProduct } from './steps/goods';
import { orderBecomes, placeOrder } from './steps/orders';
import { patiently } from './steps/patiently';
import { newCustomer } from './steps/people';
import { system } from './system/the-system';

const names = new Set(topology.queues.map(({ name }) => name));
const workQueues = [...names].filter((name) => names.has(`${name}.dead`));

/** The type a queue takes, or something like it for those that are bound by headers or by what an alert says. */
const typeOf = (queue: string) => {
  const bindings = topology.bindings.filter(({ destination }) => destination === queue);
  if (bindings.some(({ source }) => source === 'ops.alerts')) return 'ops.alert-raised.v1';
  const key = bindings.find(({ routing_key }) => routing_key !== '')?.routing_key;
  return key ?? 'notification.deliver-message.v1';
};

const event = (type: string, data: unknown) => ({
  specversion: '1.0',
  id: randomUUID(),
  source: 'junk',
  type,
  subject: randomUUID(),
  time: new Date().toISOString(),
  data,
});

const junk: readonly (readonly [string, (queue: string) => Buffer | object, RegExp])[] = [
  ['text that is not JSON', () => Buffer.from('{"oops'), /^not JSON/],
  ['bytes that are not text', () => randomBytes(64), /^not JSON/],
  ['nothing at all', () => Buffer.alloc(0), /^not JSON/],
  ['an object instead of an array', (queue) => event(typeOf(queue), {}), /must be a JSON array/],
  ['an empty array', () => [], /empty batch/],
  ['events that are none', () => [42], /not a CloudEvent/],
  ['an unknown type', () => [event('nobody.said-this.v1', {})], /unknown type or version/],
  ['a wrong version', (queue) => [event(typeOf(queue).replace(/\d+$/, '99'), {})], /unknown type or version/],
  ['data that does not fit', (queue) => [event(typeOf(queue), { orderId: 7 })], /does not fit/],
];

async function deadLetter(channel: ConfirmChannel, queue: string): Promise<GetMessage> {
  return patiently(async () => {
    const letter = await channel.get(`${queue}.dead`, { noAck: true });
    if (letter === false) throw new Error(`no dead letter in ${queue}.dead`);
    return letter;
  });
}

/** What no contract describes is recorded all the same: whoever writes down everything must not be choosy. */
const takesAnyEvent = (queue: string) => queue === 'audit.record-events';
const isEventAllTheSame = ([what]: (typeof junk)[number]) =>
  ['an unknown type', 'a wrong version', 'data that does not fit'].includes(what);

describe('junk', () => {
  it('has queues to be put on', () => {
    expect(workQueues.length).toBeGreaterThanOrEqual(7);
  });

  describe.each(workQueues)('on %s', (queue) => {
    const strange = takesAnyEvent(queue) ? junk.filter((each) => !isEventAllTheSame(each)) : junk;
    it.each(strange)('%s: is among its dead letters, byte for byte, with the reason', async (_, make, reason) => {
      const made = make(queue);
      const content = Buffer.isBuffer(made) ? made : Buffer.from(JSON.stringify(made));
      await onChannel(system.adminBrokerUrl, async (channel) => {
        channel.sendToQueue(queue, content, { persistent: true });
        await channel.waitForConfirms();
        const letter = await deadLetter(channel, queue);
        expect(letter.content).toEqual(content);
        expect(letter.properties.headers).toMatchObject({
          'x-reason': expect.stringMatching(reason),
          'x-failed-queue': queue,
        });
      });
    });
  });

  it('harms nobody: an order settles afterwards, and nothing else is left of it', async () => {
    const customer = newCustomer();
    const orderId = await placeOrder(customer, [{ sku: await newProduct(1), quantity: 1 }]);
    await orderBecomes(customer, orderId, 'confirmed');
    await expectInvariants([orderId]);
  });
});
