import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readSystemPlan, repository } from '@floodgate/local';
import { eventually } from '@floodgate/testing';
import { asUser, servicesOf } from './services-of-plan';
import { serviceNames, type ServerName, type ServiceName, type Target } from './target';

const run = promisify(execFile);
const BACK_DEADLINE_MS = 120_000;

const containers = { database: 'postgres', broker: 'rabbitmq' } as const;

/** What `npm run status -- --json` says. */
interface Status {
  readonly mode: string | null;
  readonly services: readonly {
    readonly name: string;
    readonly url: string;
    readonly container: string | null;
    readonly healthy: boolean;
  }[];
  readonly broker: { readonly clientUrl: string; readonly managementUrl: string };
}

/** The demo that somebody started, in containers: a process of the native demo would be started again behind our back. */
export async function runningDemo(): Promise<Target> {
  const { mode, services, broker } = await status();
  if (mode !== 'docker') throw new Error('Start the demo in containers first: `npm run demo -- --docker --detach`.');
  const plan = readSystemPlan();
  const replicas = (name: ServiceName) => services.filter((service) => service.name === name);
  const containersOf = (name: ServiceName) => replicas(name).map(({ container }) => container ?? '');
  const { username, password } = new URL(broker.managementUrl);

  return {
    services: servicesOf(plan, (name) => replicas(name).map(({ url }) => url)),
    managementUrl: broker.managementUrl,
    clientBrokerUrl: broker.clientUrl,
    adminBrokerUrl: asUser(broker.clientUrl, username, password),
    tokenSecret: plan.tokenSecret,
    stop: async (name) => {
      await docker('stop', ...containersOf(name));
      const codes = await docker('inspect', '--format', '{{.State.ExitCode}}', ...containersOf(name));
      return codes.trim().split('\n').map(Number);
    },
    start: async (name) => {
      await docker('start', ...containersOf(name));
      await untilHealthy([name]);
    },
    takeAway: async (server) => void (await docker('stop', containerOf(server))),
    bringBack: async (server) => {
      await docker('start', containerOf(server));
      await untilHealthy(serviceNames);
    },
    logsOf: async (name) => (await Promise.all(containersOf(name).map((each) => docker('logs', each)))).join(''),
  };
}

const containerOf = (server: ServerName): string => `floodgate-${containers[server]}-1`;

async function untilHealthy(names: readonly string[]): Promise<void> {
  await eventually(async () => {
    const { services } = await status();
    const ill = services.filter(({ name, healthy }) => names.includes(name) && !healthy);
    if (ill.length > 0) throw new Error(`${ill.map(({ name }) => name).join(', ')} did not become healthy`);
  }, BACK_DEADLINE_MS);
}

async function status(): Promise<Status> {
  const { stdout } = await run(process.execPath, [join(repository, 'infra/local/run.mjs'), 'status', '--json']);
  return JSON.parse(stdout) as Status;
}

async function docker(...args: readonly string[]): Promise<string> {
  const { stdout } = await run('docker', args, { maxBuffer: 256 * 1024 * 1024 });
  return stdout;
}
