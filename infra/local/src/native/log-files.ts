import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { localFolder, repository } from '../repository';
import { readableEnd } from '../terminal/readable-log';

const folder = join(localFolder, 'logs');

/** Every demo starts with empty logs. */
export function emptyLogs(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

export function logFileOf(name: string): string {
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.log`);
}

export function endOf(file: string): string {
  const log = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return `${readableEnd(log)}\n  (${relative(repository, file)})`;
}
