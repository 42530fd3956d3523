import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { isAlive } from '../process/is-alive';
import { readState, type State } from './state-file';

/** The state of a native demo that really runs; a leftover of one that was killed does not count. */
export function runningState(): State | undefined {
  const state = readState();
  return state && isSupervisor(state.supervisorPid) ? state : undefined;
}

/** Process ids are used again, so the command line has to be ours too. */
export function isSupervisor(pid: number): boolean {
  return isAlive(pid) && /infra\/local\/(src\/main\.js|run\.mjs)/.test(commandLineOf(pid));
}

function commandLineOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, 'utf8').replaceAll('\0', ' ');
  return spawnSync('ps', ['-ww', '-p', String(pid), '-o', 'args='], { encoding: 'utf8' }).stdout;
}
