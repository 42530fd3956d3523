import { NativeSystem } from '../native/native-system';
import { assertPortsAreFree } from '../native/ports-in-use';
import { portsOf } from '../plan/replicas';
import { localFolder, shown } from '../repository';
import { ensurePackages } from '../servers/ensure-packages';
import { tellStory } from '../story/tell-story';
import { listenForStop, type StopRequest } from '../terminal/stop-request';
import { printAddresses, printReady } from '../terminal/where-to-look';
import type { Run } from './run';

/** Starts everything, tells the story, and stays until it is asked to stop. */
export async function runNatively({ plan, replicas, startedAt }: Run): Promise<number> {
  return stayingUp({ plan, replicas, startedAt }, console.log, async (stop) => {
    printReady(startedAt);
    await tellStory(plan, stop);
    printAddresses(plan);
    if (!stop.isReceived()) console.log('\nEverything stays up until Ctrl-C.');
  });
}

/** Whatever happens in between, what was started is stopped before this returns. */
export async function stayingUp(
  { plan, replicas }: Run,
  print: (line: string) => void,
  whenReady: (stop: StopRequest) => Promise<void> | void,
): Promise<number> {
  const stop = listenForStop();
  await assertPortsAreFree(portsOf(plan, replicas));
  ensurePackages(print);
  print('Starting PostgreSQL, RabbitMQ and the services as processes:');
  const system = new NativeSystem(plan, replicas, print);
  try {
    const started = system.start();
    await Promise.race([started, stop.received]);
    if (!stop.isReceived()) await whenReady(stop);
    await stop.received;
    return 0;
  } catch (error) {
    print(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    print('\nStopping …');
    await system.stop();
    print(`Stopped. The data are kept in ${shown(localFolder)}; \`npm run stop -- --purge\` removes them.`);
  }
}
