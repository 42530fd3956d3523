import { isDockerUsable } from '../docker/compose';
import { runningContainers } from '../docker/containers';
import { isReady } from '../native/is-ready';
import { type Addresses, addressesOf } from '../plan/addresses';
import { readSystemPlan, type SystemPlan } from '../plan/system-plan';
import { runningState } from '../state/running-state';
import { parseOptions } from '../terminal/options';

interface ServiceStatus {
  readonly name: string;
  readonly replica: number;
  readonly url: string;
  readonly pid: number | null;
  readonly container: string | null;
  readonly healthy: boolean;
}

/** PostgreSQL or RabbitMQ. */
interface ServerStatus {
  readonly name: string;
  readonly pid: number | null;
  readonly container: string | null;
}

interface Status extends Addresses {
  readonly mode: 'native' | 'docker';
  readonly services: readonly ServiceStatus[];
  readonly servers: readonly ServerStatus[];
}

export async function status(args: readonly string[]): Promise<number> {
  const { json } = parseOptions(args, { json: { type: 'boolean', default: false } });
  const plan = readSystemPlan();
  if (!json) return (await printStatus(plan)) ? 0 : 1;
  const found = await statusOf(plan);
  console.log(JSON.stringify(found ?? { mode: null, services: [], ...addressesOf(plan) }));
  return found ? 0 : 1;
}

/** @returns whether the demo runs */
export async function printStatus(plan: SystemPlan): Promise<boolean> {
  const found = await statusOf(plan);
  if (!found) {
    console.log('The demo is not running. `npm run demo` starts it.');
    return false;
  }
  console.log(found.mode === 'native' ? 'Running as processes:' : 'Running in containers:');
  for (const { name, replica, url, pid, container, healthy } of found.services) {
    const where = container ?? (pid === null ? 'being restarted' : `process ${pid}`);
    console.log(`  ${healthy ? '✓' : '✗'} ${`${name} ${replica}`.padEnd(22)} ${url.padEnd(24)} ${where}`);
  }
  console.log(`\n  RabbitMQ for your programs  ${found.broker.clientUrl}`);
  console.log(`  RabbitMQ management         ${found.broker.managementUrl}`);
  for (const [name, url] of Object.entries(found.databases)) console.log(`  Database ${name.padEnd(18)} ${url}`);
  return true;
}

async function statusOf(plan: SystemPlan): Promise<Status | undefined> {
  const services = nativeServices() ?? dockerServices(plan);
  if (!services) return undefined;
  const withHealth = services.list.map(async (service) => ({ ...service, healthy: await isReady(service.url) }));
  const { mode, servers } = services;
  return { mode, services: await Promise.all(withHealth), servers, ...addressesOf(plan) };
}

interface Found {
  readonly mode: Status['mode'];
  readonly servers: readonly ServerStatus[];
  readonly list: readonly Omit<ServiceStatus, 'healthy'>[];
}

function nativeServices(): Found | undefined {
  const state = runningState();
  if (!state) return undefined;
  const list = state.services.map(({ name, replica, url, pid }) => ({ name, replica, url, pid, container: null }));
  const servers = Object.entries(state.servers).map(([name, pid]) => ({ name, pid, container: null }));
  return { mode: 'native', list, servers };
}

const CONTAINER_PORT = 3000;
const SERVERS = ['postgres', 'rabbitmq'];

function dockerServices({ services }: SystemPlan): Found | undefined {
  const containers = isDockerUsable() ? runningContainers() : [];
  if (containers.length === 0) return undefined;
  const list = services.flatMap(({ name }) =>
    containers
      .filter(({ service }) => service === name)
      .map(({ name: container, ports }) => ({
        name,
        replica: Number(/-(\d+)$/.exec(container)?.[1] ?? 1),
        url: `http://127.0.0.1:${ports.get(CONTAINER_PORT) ?? 0}`,
        pid: null,
        container,
      }))
      .sort((a, b) => a.replica - b.replica),
  );
  const servers = containers
    .filter(({ service }) => SERVERS.includes(service))
    .map(({ name: container, service: name }) => ({ name, pid: null, container }));
  return { mode: 'docker', list, servers };
}
