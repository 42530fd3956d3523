// Start, status and end of the demo, by the commands that people use.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SERVICES = ['audit', 'flash-sale-gateway', 'inventory', 'notification', 'order'];
const START_MS = 12 * 60_000;

/** What a program printed; when it fails, the error says what it printed. */
export async function output(program, ...args) {
  try {
    const { stdout } = await run(program, args, { timeout: START_MS, maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    const printed = `${error.stdout ?? ''}${error.stderr ?? ''}`;
    throw new Error(`${program} ${args.join(' ')}:\n${printed}${error.message}`, { cause: error });
  }
}

export const npm = (...args) => output('npm', 'run', '--silent', ...args);
export const docker = (...args) => output('docker', ...args);
export const status = async () => JSON.parse(await npm('status', '--', '--json'));

/** With time to pay: what a story leaves unpaid shall not expire in the middle of another. */
function startDemo() {
  Object.assign(process.env, { ORDER_PAYMENT_WINDOW_S: '86400', TICKET_PAYMENT_WINDOW_S: '86400' });
  return npm('demo', '--', '--docker', '--detach');
}

export const startChecks = [
  ['the demo starts in containers and returns when it is ready', startDemo],
  [
    'status tells programs where everything is',
    async () => {
      const { mode, services, broker, databases } = await status();
      assert.equal(mode, 'docker');
      assert.deepEqual(services.map(({ name }) => name).sort(), SERVICES);
      for (const { container, url, ...rest } of services) {
        assert.ok(container, `${rest.name} has no container`);
        assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
        assert.deepEqual(rest, { name: rest.name, replica: 1, pid: null, healthy: true });
      }
      assert.deepEqual(Object.keys(broker).sort(), ['clientUrl', 'managementUrl']);
      assert.match(broker.clientUrl, /^amqp:\/\/client:/);
      assert.deepEqual(Object.keys(databases).sort(), SERVICES);
    },
  ],
  [
    'five thousand customers get a token each',
    async () => {
      const tokens = (await npm('token', '--', '--customer', 'ci', '--count', '5000')).trim().split('\n');
      assert.equal(new Set(tokens).size, 5_000);
    },
  ],
  ...SERVICES.map((name) => [`${name} answers for its health, its metrics and its API`, () => answers(name)]),
];

async function answers(name) {
  const { services } = await status();
  const { url } = services.find((service) => service.name === name);
  for (const path of ['/health/live', '/health/ready', '/metrics', '/docs']) {
    const response = await fetch(new URL(path, url));
    assert.equal(response.status, 200, `${name}${path} answers ${response.status}`);
  }
}

const labelled = ['--filter', 'label=com.docker.compose.project=floodgate', '--quiet'];

export const endChecks = [
  ['the demo stops and takes its data along', () => npm('stop', '--', '--purge')],
  [
    'no container, volume or network is left',
    async () => {
      assert.equal(await docker('ps', '--all', ...labelled), '');
      assert.equal(await docker('volume', 'ls', ...labelled), '');
      assert.equal(await docker('network', 'ls', ...labelled), '');
    },
  ],
  [
    'nothing listens on its ports any more',
    async () => {
      for (const port of [8080, 8110, 8120, 8130, 8140, 25432, 25673, 25674]) {
        assert.equal(await isListening(port), false, `127.0.0.1:${port} still listens`);
      }
    },
  ],
];

function isListening(port) {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(socket.destroy() && true));
    socket.once('error', () => resolve(false));
  });
}
