import { connect } from 'amqplib';
import { Client } from 'pg';
import { topology } from './steps/topology';
import { answersTo, type Attempt } from './steps/broker';
import { manage } from './steps/management';
import { serviceNames, type ServiceName } from './system/target';
import { system } from './system/the-system';

const ownerOf = (service: ServiceName) => new URL(system.services[service].brokerUrl).username;
const pairs = serviceNames.flatMap((one) =>
  serviceNames.filter((other) => other !== one).map((other) => [one, other] as const),
);

async function enter(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
    return rows[0]?.name ?? '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function inDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

const databaseOf = (service: ServiceName) => new URL(system.services[service].databaseUrl).pathname.slice(1);

describe('the broker users', () => {
  it.each(pairs)('of %s cannot touch the queues of %s, nor speak for it', async (service, other) => {
    const owner = ownerOf(other);
    const queues = topology.queues.map(({ name }) => name).filter((name) => name.startsWith(`${owner}.`));
    const attempts = [...queues, `${owner}.new-queue`].flatMap((queue): Attempt[] => [
      (channel) => channel.assertQueue(queue, { durable: true }),
      (channel) => channel.consume(queue, () => undefined),
      (channel) => channel.get(queue),
      (channel) => channel.purgeQueue(queue),
      (channel) => channel.deleteQueue(queue),
    ]);
    const speak: Attempt = (channel) => channel.publish(`${owner}.events`, 'something.happened.v1', Buffer.from('[]'));
    const answers = await answersTo(system.services[service].brokerUrl, [...attempts, speak]);
    expect(answers.filter((answer) => !answer.includes('ACCESS_REFUSED'))).toEqual([]);
  });

  it.each(serviceNames)('of %s enters no other vhost', async (service) => {
    const url = new URL(system.services[service].brokerUrl);
    url.pathname = '/%2f';
    await expect(connect(url.href)).rejects.toThrow('ConnectionClose');
  });

  it('are one per service, one for programs from outside, and an administrator; there is no guest', async () => {
    const users = (await manage('users')) as { name: string; tags: string | readonly string[] }[];
    const withoutTags = users.filter(({ tags }) => tags.length === 0).map(({ name }) => name);
    expect(withoutTags.sort()).toEqual([...serviceNames.map(ownerOf), 'client'].sort());
    expect(users.map(({ name }) => name)).not.toContain('guest');
    const guest = new URL(system.clientBrokerUrl);
    Object.assign(guest, { username: 'guest', password: 'guest' });
    await expect(connect(guest.href)).rejects.toThrow('ACCESS_REFUSED');
  });
});

describe('the database roles', () => {
  it.each(serviceNames)('of %s enters its own database', async (service) => {
    expect(await enter(system.services[service].databaseUrl)).toBe(databaseOf(service));
  });

  it.each(pairs)('of %s does not enter the database of %s', async (service, other) => {
    const url = inDatabase(system.services[service].databaseUrl, databaseOf(other));
    expect(await enter(url)).toContain('permission denied for database');
  });

  it.each(serviceNames)('of %s enters no default database and has no power over the server', async (service) => {
    const { databaseUrl } = system.services[service];
    for (const database of ['postgres', 'template1'])
      expect(await enter(inDatabase(databaseUrl, database))).toContain('permission denied for database');
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await expect(client.query('CREATE DATABASE more')).rejects.toThrow('permission denied');
    await expect(client.query('CREATE ROLE more')).rejects.toThrow('permission denied');
    await expect(client.query('SELECT pg_read_file($1)', ['/etc/passwd'])).rejects.toThrow('permission denied');
    await client.end();
  });
});
