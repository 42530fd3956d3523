// Who may do what at the broker: one user per service, reaching its own things only.
import assert from 'node:assert/strict';
import { status } from './life.mjs';

const VHOST = 'floodgate';
const OWNERS = ['flash-sale', 'inventory', 'notification', 'order'];

async function management(path) {
  const { broker } = await status();
  const { origin, username, password } = new URL(broker.managementUrl);
  const authorization = `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`;
  const response = await fetch(`${origin}/api/${path}`, { headers: { authorization } });
  assert.equal(response.status, 200, `${path} answers ${response.status}`);
  return response.json();
}

async function permissions() {
  const rows = await management('permissions');
  return new Map(rows.filter(({ vhost }) => vhost === VHOST).map((row) => [row.user, row]));
}

export const brokerChecks = [
  [
    'there is one broker user per service, one for clients, and no guest',
    async () => {
      const users = await management('users');
      const plain = users.filter(({ tags }) => !tags.includes('administrator')).map(({ name }) => name);
      assert.deepEqual(plain.sort(), ['client', ...OWNERS].sort());
      assert.equal(
        users.some(({ name }) => name === 'guest'),
        false,
      );
    },
  ],
  ...OWNERS.map((owner) => [
    `the broker user ${owner} declares its own things only`,
    async () => {
      const { configure, write, read } = (await permissions()).get(owner);
      for (const other of [...OWNERS, 'client'].filter((name) => name !== owner)) {
        for (const pattern of [configure, write, read]) {
          assert.equal(new RegExp(pattern).test(`${other}.any-queue`), false, `${pattern} covers ${other}.any-queue`);
        }
      }
      assert.equal(new RegExp(configure).test(`${owner}.any-queue`), true);
    },
  ]),
  [
    'the broker user client declares nothing of a service and publishes no event',
    async () => {
      const { configure, write } = (await permissions()).get('client');
      for (const owner of OWNERS) {
        assert.equal(new RegExp(configure).test(`${owner}.events`), false);
        assert.equal(new RegExp(write).test(`${owner}.events`), false);
      }
    },
  ],
  [
    'every queue of the topology exists and survives a restart of the broker',
    async () => {
      const queues = await management(`queues/${VHOST}`);
      assert.ok(queues.length > 0, 'there is no queue');
      assert.deepEqual(
        queues.filter(({ durable, exclusive }) => !durable && !exclusive).map(({ name }) => name),
        [],
      );
    },
  ],
];
