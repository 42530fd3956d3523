import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { localFolder, shown } from '../repository';
import { readableEnd } from '../terminal/readable-log';

export const logFolder = join(localFolder, 'logs');

/** Every demo starts with empty logs. */
export function emptyLogs(): void {
  rmSync(logFolder, { recursive: true, force: true });
  mkdirSync(logFolder, { recursive: true });
}

export function logFileOf(name: string): string {
  mkdirSync(logFolder, { recursive: true });
  return join(logFolder, `${name}.log`);
}

export function endOf(file: string): string {
  const log = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return `${readableEnd(log)}\n  (${shown(file)})`;
}
