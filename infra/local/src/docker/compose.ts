import { spawn, spawnSync } from 'node:child_process';
import { callersEnvironment } from '../local.config';
import type { Replicas } from '../plan/replicas';
import type { ServicePlan } from '../plan/system-plan';
import { repository } from '../repository';

/** An engine that answers, and the plugin that reads docker-compose.yml. */
export function isDockerUsable(): boolean {
  return [['info'], ['compose', 'version']].every(
    (args) => spawnSync('docker', args, { stdio: 'ignore', timeout: 10_000 }).status === 0,
  );
}

/** Published ports of scaled services become ranges with one port for each replica. */
function portRanges(services: readonly ServicePlan[], replicas: Replicas): Readonly<Record<string, string>> {
  const ranges: Record<string, string> = {};
  for (const { name, firstPort } of services) {
    const last = firstPort.port + (replicas[name] ?? 1) - 1;
    if (last > firstPort.port) ranges[firstPort.variable] = `${firstPort.port}-${last}`;
  }
  return ranges;
}

/** Builds what changed, starts everything, and returns when every health check is content. Its progress is shown. */
export function composeUp(services: readonly ServicePlan[], replicas: Replicas): Promise<void> {
  const scale = Object.entries(replicas).flatMap(([name, count]) => ['--scale', `${name}=${count}`]);
  return compose(['up', '--build', '--detach', '--wait', ...scale], portRanges(services, replicas));
}

export function composeDown({ withVolumes }: { withVolumes: boolean }): Promise<void> {
  return compose(['down', '--remove-orphans', ...(withVolumes ? ['--volumes'] : [])]);
}

function compose(args: readonly string[], extra: Readonly<Record<string, string>> = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('docker', ['compose', ...args], {
      cwd: repository,
      env: { ...callersEnvironment, ...extra },
      stdio: ['ignore', 2, 2],
      detached: true, // Ctrl-C is ours: an interrupted `up` would leave half a system behind.
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`\`docker compose ${args.join(' ')}\` failed.`));
    });
  });
}
