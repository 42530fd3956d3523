import { execFileSync } from 'node:child_process';
import { repository } from './repository';

/** Which sources these are: the short name of the commit, with `+` when something is not committed. */
export function commit(): string {
  try {
    const git = (...args: readonly string[]) =>
      execFileSync('git', [...args], { cwd: repository, encoding: 'utf8' }).trim();
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`;
  } catch {
    return 'unknown';
  }
}
