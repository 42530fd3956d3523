import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { composeDown, isDockerUsable } from '../docker/compose';
import { hasVolumes, runningContainers } from '../docker/containers';
import { localFolder } from '../repository';
import { isSupervisor, runningState } from '../state/running-state';
import { removeState } from '../state/state-file';
import { parseOptions } from '../terminal/options';

const DEADLINE_MS = 90_000;
const POLL_MS = 100;

export async function stop(args: readonly string[]): Promise<number> {
  const { purge } = parseOptions(args, { purge: { type: 'boolean', default: false } });
  const native = await stopNative();
  const docker = await stopDocker(purge);
  if (purge) rmSync(localFolder, { recursive: true, force: true });
  if (native || docker) console.log(purge ? 'Stopped; its data are removed.' : 'Stopped. The data are kept.');
  else console.log(purge ? 'Nothing was running; the data are removed.' : 'Nothing was running.');
  return 0;
}

async function stopNative(): Promise<boolean> {
  const state = runningState();
  if (!state) {
    removeState();
    return false;
  }
  console.log('Stopping …');
  const { supervisorPid } = state;
  process.kill(supervisorPid, 'SIGTERM');
  const deadline = Date.now() + DEADLINE_MS;
  while (isSupervisor(supervisorPid) && Date.now() < deadline) await delay(POLL_MS);
  if (isSupervisor(supervisorPid)) {
    // Everything it started hangs on a leash and ends with it.
    process.kill(supervisorPid, 'SIGKILL');
    removeState();
  }
  return true;
}

async function stopDocker(purge: boolean): Promise<boolean> {
  if (!isDockerUsable()) return false;
  const isRunning = runningContainers().length > 0;
  if (isRunning || (purge && hasVolumes())) await composeDown({ withVolumes: purge });
  return isRunning;
}
