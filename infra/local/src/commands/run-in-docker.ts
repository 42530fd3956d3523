import { composeDown, composeUp } from '../docker/compose';
import { assertPortsAreFree } from '../native/ports-in-use';
import { portsOf } from '../plan/replicas';
import { tellStory } from '../story/tell-story';
import { listenForStop } from '../terminal/stop-request';
import { printAddresses, printReady } from '../terminal/where-to-look';
import type { Run } from './run';

/** The same demo in containers. The engine keeps them alive, so there is no supervisor. */
export async function runInDocker(run: Run & { readonly isDetached: boolean }): Promise<number> {
  const { plan, replicas, startedAt, isDetached } = run;
  await assertPortsAreFree(portsOf(plan, replicas));
  const stop = listenForStop();
  console.log('Starting PostgreSQL, RabbitMQ and the services with Docker:');
  try {
    await composeUp(plan.services, replicas);
  } catch (error) {
    if (!stop.isReceived()) throw error;
  }
  if (!stop.isReceived()) printReady(startedAt);
  if (!stop.isReceived() && !isDetached) await tellStory(plan, stop);
  if (!stop.isReceived()) printAddresses(plan);
  if (isDetached && !stop.isReceived()) {
    console.log('\nEverything stays up until `npm run stop`.');
    return 0;
  }
  if (!stop.isReceived()) console.log('\nEverything stays up until Ctrl-C.');
  await untilStopped(stop.received);
  console.log('\nStopping …');
  await composeDown({ withVolumes: false });
  console.log('Stopped. The data are kept in volumes; `npm run stop -- --purge` removes them.');
  return 0;
}

/** Nothing else keeps this process alive: the containers are not its children. */
async function untilStopped(received: Promise<void>): Promise<void> {
  const alive = setInterval(() => undefined, 60_000);
  await received;
  clearInterval(alive);
}
