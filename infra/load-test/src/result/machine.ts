import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { repository } from '@floodgate/local';
import type { RunningSystem } from '../system/running-system';
import type { Result } from './result';

/** What the figures were measured on; without it they say nothing. */
export function machineOf({ mode, services }: RunningSystem): Result['machine'] {
  const names = services.map(({ name }) => name);
  const replicas = names.map((name): [string, number] => [name, names.filter((other) => other === name).length]);
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    node: process.version,
    commit: commit(),
    mode,
    replicas: Object.fromEntries(replicas),
  };
}

/** With `+` when something is not committed. */
function commit(): string {
  try {
    const git = (...args: readonly string[]) =>
      execFileSync('git', [...args], { cwd: repository, encoding: 'utf8' }).trim();
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`;
  } catch {
    return 'unknown';
  }
}
