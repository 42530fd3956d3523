import { composeDown, composeUp } from '../docker/compose';
import { failures } from '../docker/containers';
import { assertPortsAreFree } from '../native/ports-in-use';
import { portsOf } from '../plan/replicas';
import { tellStory } from '../story/tell-story';
import { listenForStop, type StopRequest } from '../terminal/stop-request';
import { printAddresses, printReady } from '../terminal/where-to-look';
import type { Run } from './run';

interface DockerRun extends Run {
  readonly isDetached: boolean;
}

/** The same demo in containers. The engine keeps them alive, so there is no supervisor. */
export async function runInDocker(run: DockerRun): Promise<number> {
  await assertPortsAreFree(portsOf(run.plan, run.replicas));
  const stop = listenForStop();
  console.log('Starting PostgreSQL, RabbitMQ and the services with Docker:');
  const isUp = await startedWell(run);
  if (isUp && !stop.isReceived()) {
    await whenReady(run, stop);
    if (run.isDetached) return 0;
    await untilStopped(stop.received);
  }
  console.log('\nStopping …');
  await composeDown({ withVolumes: false });
  console.log('Stopped. The data are kept in volumes; `npm run stop -- --purge` removes them.');
  return isUp || stop.isReceived() ? 0 : 1;
}

async function startedWell({ plan, replicas }: DockerRun): Promise<boolean> {
  try {
    await composeUp(plan.services, replicas);
    return true;
  } catch (error) {
    console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}\n${failures()}`);
    return false;
  }
}

async function whenReady({ plan, startedAt, isDetached }: DockerRun, stop: StopRequest): Promise<void> {
  printReady(startedAt);
  if (!isDetached) await tellStory(plan, stop);
  printAddresses(plan);
  console.log(`\nEverything stays up until ${isDetached ? '`npm run stop`' : 'Ctrl-C'}.`);
}

/** Nothing else keeps this process alive: the containers are not its children. */
async function untilStopped(received: Promise<void>): Promise<void> {
  const alive = setInterval(() => undefined, 60_000);
  await received;
  clearInterval(alive);
}
