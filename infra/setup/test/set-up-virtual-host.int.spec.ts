import { type Channel, type ChannelModel, connect } from 'amqplib';
import { setUpVirtualHost } from '../src/broker/set-up-virtual-host';
import { ManagementApi } from '../src/broker/management-api';
import { parseTopology } from '../src/broker/topology';

const managementUrl = process.env.FLOODGATE_TEST_MANAGEMENT_URL ?? '';
const vhost = `set-up-${process.pid}`;
const password = 'test-only-password';
const users = { order: password, inventory: password, client: password };
const exchange = { durable: true, auto_delete: false, internal: false, arguments: {} };
const queue = { durable: true, auto_delete: false };

const topology = parseTopology(
  JSON.stringify({
    exchanges: [
      { ...exchange, name: 'order.events', type: 'topic' },
      { ...exchange, name: 'inventory.rpc', type: 'direct' },
    ],
    queues: [{ ...queue, name: 'inventory.reserve-stock', arguments: { 'x-queue-type': 'quorum' } }],
    bindings: [
      {
        source: 'order.events',
        destination: 'inventory.reserve-stock',
        destination_type: 'queue',
        routing_key: 'order.placed.v1',
        arguments: {},
      },
    ],
  }),
);

const connections: ChannelModel[] = [];

async function channelOf(user: string): Promise<Channel> {
  const url = new URL(process.env.FLOODGATE_TEST_AMQP_URL ?? '');
  const connection = await connect({ ...addressOf(url), username: user, password, vhost });
  connection.on('error', () => undefined); // A refusal closes the channel; the test looks at the refusal.
  connections.push(connection);
  const channel = await connection.createChannel();
  channel.on('error', () => undefined);
  return channel;
}

const addressOf = ({ hostname, port }: URL) => ({ protocol: 'amqp', hostname, port: Number(port) });

/** Publishing is not answered, so the question after it tells whether the channel is still open. */
async function publish(channel: Channel, to: { exchange: string; key: string }): Promise<void> {
  const refused = new Promise((_, reject) => channel.once('error', reject));
  channel.publish(to.exchange, to.key, Buffer.from('{}'));
  await Promise.race([refused, channel.assertQueue('client.witness', { durable: true })]);
}

describe('setUpVirtualHost', () => {
  beforeAll(() => setUpVirtualHost({ managementUrl, vhost, users, topology }));
  afterAll(async () => {
    await Promise.all(connections.map((connection) => connection.close().catch(() => undefined)));
    await new ManagementApi(managementUrl).delete(`vhosts/${vhost}`);
  });

  it('routes an event to its queue before any service has started', async () => {
    const order = await channelOf('order');
    order.publish('order.events', 'order.placed.v1', Buffer.from('[]'));
    const inventory = await channelOf('inventory');
    const deadline = Date.now() + 10_000;
    let got = await inventory.get('inventory.reserve-stock');
    while (!got && Date.now() < deadline) got = await inventory.get('inventory.reserve-stock');
    expect(got).toMatchObject({ fields: { routingKey: 'order.placed.v1' } });
  });

  it('changes nothing the second time', async () => {
    await expect(setUpVirtualHost({ managementUrl, vhost, users, topology })).resolves.toBeUndefined();
  });

  it.each([
    ['one argument more', { 'x-queue-type': 'quorum', 'x-max-length': 5 }],
    ['another value', { 'x-queue-type': 'classic' }],
  ])('names a queue that exists with %s', async (_, args) => {
    const queues = [{ ...queue, name: 'inventory.reserve-stock', arguments: args }];
    const again = setUpVirtualHost({ managementUrl, vhost, users, topology: { ...topology, queues } });
    await expect(again).rejects.toThrow('inventory.reserve-stock');
  });

  it('lets an outside program bind a queue of its own, named by itself or by the server', async () => {
    const client = await channelOf('client');
    for (const name of ['client.audit', '']) {
      const { queue: made } = await client.assertQueue(name, { exclusive: true });
      await client.bindQueue(made, 'order.events', 'order.#');
    }
    await publish(client, { exchange: 'inventory.rpc', key: 'inventory.check-availability.v1' });
  });

  it.each([
    [
      'publish as a service',
      (client: Channel) => publish(client, { exchange: 'order.events', key: 'order.placed.v1' }),
    ],
    ['write into a queue', (client: Channel) => publish(client, { exchange: '', key: 'inventory.reserve-stock' })],
    ['read a service queue', (client: Channel) => client.consume('inventory.reserve-stock', () => undefined)],
    ['delete a service queue', (client: Channel) => client.deleteQueue('inventory.reserve-stock')],
    ['declare an exchange of a service', (client: Channel) => client.assertExchange('order.more', 'topic')],
  ])('does not let an outside program %s', async (_, attempt) => {
    await expect(attempt(await channelOf('client'))).rejects.toThrow('ACCESS_REFUSED');
  });

  it('does not let one service read the queue of another', async () => {
    const order = await channelOf('order');
    await expect(order.consume('inventory.reserve-stock', () => undefined)).rejects.toThrow('ACCESS_REFUSED');
  });
});
