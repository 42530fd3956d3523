import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { assertPortsAreFree } from '../native/ports-in-use';
import { portsOf, type Replicas } from '../plan/replicas';
import { localFolder, repository } from '../repository';
import { listenForStop } from '../terminal/stop-request';
import { printAddresses, printReady } from '../terminal/where-to-look';
import type { Run } from './run';

const reportSchema = z.union([z.object({ line: z.string() }), z.object({ isReady: z.literal(true) })]);

/** Starts a supervisor that outlives this process, and returns when it reports that everything is ready. */
export async function runDetached({ plan, replicas, startedAt }: Run): Promise<number> {
  // The supervisor asks again; refused here, the start leaves nothing behind.
  await assertPortsAreFree(portsOf(plan, replicas));
  const supervisor = spawnSupervisor(replicas);
  const stop = listenForStop();
  void stop.received.then(() => supervisor.kill('SIGTERM'));
  const isReady = await untilReadyOrEnded(supervisor);
  if (!isReady) return 1;
  supervisor.disconnect();
  supervisor.unref();
  printReady(startedAt);
  printAddresses(plan);
  console.log('\nEverything stays up until `npm run stop`.');
  return 0;
}

function spawnSupervisor(replicas: Replicas): ChildProcess {
  const wishes = Object.entries(replicas).flatMap(([name, count]) => ['--replicas', `${name}=${count}`]);
  mkdirSync(localFolder, { recursive: true });
  // Not among the other logs: those are emptied by the start itself.
  const log = openSync(join(localFolder, 'supervisor.log'), 'w');
  const supervisor = spawn(process.execPath, [join(repository, 'infra/local/run.mjs'), 'supervise', ...wishes], {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  return supervisor;
}

function untilReadyOrEnded(supervisor: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    supervisor.on('message', (message) => {
      const report = reportSchema.parse(message);
      if ('line' in report) console.log(report.line);
      else resolve(true);
    });
    supervisor.once('exit', () => resolve(false));
  });
}
