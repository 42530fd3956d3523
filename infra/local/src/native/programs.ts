import { cleanEnvironment } from '../process/clean-environment';
import { spawnLeashed } from '../process/leash';
import { waitUntil } from '../process/wait-until';
import type { ProgramPlan } from '../plan/system-plan';
import type { Replica } from '../plan/replicas';
import { isReady } from './is-ready';
import type { Running } from './kept-alive';
import { endOf, logFileOf } from './log-files';

const READY_DEADLINE_MS = 60_000;

/** What Compose's `environment:` and image are to a container, this is to a process. Nothing else gets in. */
function spawnProgram(
  { program, environment, stopDeadlineMs }: ProgramPlan,
  extra: Record<string, string>,
  logFile: string,
) {
  return spawnLeashed({
    command: process.execPath,
    args: [program],
    env: cleanEnvironment({ NODE_ENV: 'production', ...environment, ...extra }),
    logFile,
    stopSignal: 'TERM',
    stopDeadlineMs,
  });
}

export async function runOnce(plan: ProgramPlan): Promise<void> {
  const logFile = logFileOf(plan.name);
  const { exited } = await spawnProgram(plan, {}, logFile);
  const code = await exited;
  if (code !== 0) throw new Error(`${plan.name} failed:\n${endOf(logFile)}`);
}

export const logNameOf = ({ service, number }: Replica): string => `${service.name}-${number}`;

export function startReplica(replica: Replica): Promise<Running> {
  const extra = { PORT: String(replica.port), HOST: '127.0.0.1' };
  return spawnProgram(replica.service, extra, logFileOf(logNameOf(replica)));
}

export async function untilReady(replica: Replica, { exited }: Running): Promise<void> {
  const name = logNameOf(replica);
  const givenUp = exited.then((code) => `it ended with code ${code}:\n${endOf(logFileOf(name))}`);
  const check = (): Promise<boolean> => isReady(replica.url);
  await waitUntil(check, { what: name, deadlineMs: READY_DEADLINE_MS, everyMs: 100, givenUp });
}
