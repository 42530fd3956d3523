import { isDockerUsable } from '../docker/compose';
import { runningContainers } from '../docker/containers';
import { parseReplicas } from '../plan/replicas';
import { readSystemPlan } from '../plan/system-plan';
import { runningState } from '../state/running-state';
import { parseOptions } from '../terminal/options';
import { UsageError } from '../terminal/usage';
import { runDetached } from './run-detached';
import { runInDocker } from './run-in-docker';
import { runNatively } from './run-natively';
import { printStatus } from './status';

const options = {
  detach: { type: 'boolean', default: false },
  docker: { type: 'boolean', default: false },
  native: { type: 'boolean', default: false },
  replicas: { type: 'string', multiple: true },
} as const;

export async function demo(args: readonly string[], startedAt: number): Promise<number> {
  const { detach, docker, native, replicas: wishes = [] } = parseOptions(args, options);
  if (docker && native) throw new UsageError('Choose one of --docker and --native.');
  const plan = readSystemPlan();
  const replicas = parseReplicas(wishes, plan.services);
  const hasDocker = !native && isDockerUsable();
  if (docker && !hasDocker) {
    throw new Error(
      '--docker: no Docker engine answers, or its compose plugin is missing. `docker compose version` says which.',
    );
  }
  if (runningState() || (isDockerUsable() && runningContainers().length > 0)) {
    console.log('The demo is already running. `npm run stop` ends it.\n');
    await printStatus(plan);
    return 0;
  }
  const run = { plan, replicas, startedAt };
  if (hasDocker) return runInDocker({ ...run, isDetached: detach });
  return detach ? runDetached(run) : runNatively(run);
}
