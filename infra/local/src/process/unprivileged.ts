import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * PostgreSQL refuses to run as root. As root, this makes a folder for an ordinary user and returns how to run commands as
 * that user; as anybody else it only makes the folder.
 */
export function unprivileged(folder: string): (command: string, args: readonly string[]) => Command {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) return (command, args) => ({ command, args });
  const user = ['postgres', 'nobody'].find((name) => spawnSync('id', [name]).status === 0) ?? '65534';
  const group = execFileSync('id', ['-g', user], { encoding: 'utf8' }).trim();
  execFileSync('chown', ['-R', `${user}:${group}`, folder]);
  const identity = ['--reuid', user, '--regid', group, '--clear-groups'];
  const reachable = spawnSync('setpriv', [...identity, 'test', '-w', folder]).status === 0;
  // A checkout below root's private home: the user may pass through the folders above, and nothing else changes.
  const passage = reachable ? [] : ['--inh-caps', '+dac_override', '--ambient-caps', '+dac_override'];
  return (command, args) => ({ command: 'setpriv', args: [...identity, ...passage, command, ...args] });
}
