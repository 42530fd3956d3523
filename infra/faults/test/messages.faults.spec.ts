import { readFileSync } from 'node:fs';
import { eventually } from '@floodgate/testing';
import { connect } from 'amqplib';
import { pause, survives } from './fault-story';
import { Mirror } from './mirror';
import { System } from './system';

/** Long enough for a few hundred orders. */
const MIRRORED_MS = 8_000;

const event = (change: object) =>
  JSON.stringify([
    {
      specversion: '1.0',
      id: '0198c0de-7f00-7000-8000-000000000001',
      source: 'test',
      subject: 's',
      time: 't',
      data: {},
      ...change,
    },
  ]);

const junk: readonly (readonly [what: string, content: Buffer, reason: RegExp])[] = [
  ['malformed JSON', Buffer.from('{"oops'), /not JSON/],
  ['no array', Buffer.from('{"hello":"world"}'), /must be a JSON array/],
  ['an unknown type', Buffer.from(event({ type: 'nobody.knows-this.v1' })), /unknown type or version/],
  ['an unknown version', Buffer.from(event({ type: 'order.placed.v99' })), /unknown type or version/],
  [
    'ten megabytes',
    Buffer.from(event({ type: 'nobody.knows-this.v1', data: 'x'.repeat(10 * 1024 * 1024) })),
    /unknown type/,
  ],
  ['binary', Buffer.from([0, 255, 254, 1, 2, 3]), /not JSON/],
];

describe('orders survive what happens to messages', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.stop());

  it('every message is delivered twice and out of order', () =>
    survives(system, 'mirrored', async () => {
      const mirror = await Mirror.open(await system.adminBrokerUrl());
      await pause(MIRRORED_MS);
      await mirror.close();
    }));

  it('every queue gets junk, which ends among its dead letters with the reason', () =>
    survives(system, 'junk', async () => {
      const connection = await connect(await system.adminBrokerUrl());
      const channel = await connection.createConfirmChannel();
      for (const queue of queuesWithDeadLetters()) {
        for (const [, content] of junk) channel.sendToQueue(queue, content, { persistent: true });
        await channel.waitForConfirms();
      }
      for (const queue of queuesWithDeadLetters()) {
        for (const [what, content, reason] of junk) {
          const letter = await eventually(async () => {
            const got = await channel.get(`${queue}.dead`, { noAck: true });
            if (got === false) throw new Error(`${what} is not among the dead letters of ${queue}`);
            return got;
          });
          expect(letter.content.equals(content)).toBe(true);
          expect(letter.properties.headers?.['x-reason']).toMatch(reason);
        }
      }
      await connection.close();
    }));

  it('questions that are junk do not stop the answers', () =>
    survives(system, 'rpc-junk', async () => {
      const connection = await connect(await system.adminBrokerUrl());
      const channel = await connection.createConfirmChannel();
      for (const queue of ['inventory.check-availability', 'order.get-status']) {
        for (const [, content] of junk) channel.sendToQueue(queue, content);
      }
      await channel.waitForConfirms();
      await eventually(async () =>
        expect(await channel.checkQueue('order.get-status')).toMatchObject({ messageCount: 0, consumerCount: 1 }),
      );
      await connection.close();
    }));
});

/** Without the one that records everything: to it, what no contract describes is no junk. */
function queuesWithDeadLetters(): readonly string[] {
  const topology: { readonly queues: readonly { readonly name: string }[] } = JSON.parse(
    readFileSync('infra/rabbitmq/topology.json', 'utf8'),
  );
  const names = topology.queues.map(({ name }) => name);
  return names.filter((name) => names.includes(`${name}.dead`) && name !== 'audit.record-events');
}
