import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { localFolder, repository } from '../repository';

const folder = join(localFolder, 'logs');
const SHOWN_LINES = 15;

/** Every demo starts with empty logs. */
export function emptyLogs(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

export function logFileOf(name: string): string {
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.log`);
}

/** What somebody wants to see who hears that a program failed. */
export function lastLines(file: string): string {
  if (!existsSync(file)) return '';
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-SHOWN_LINES);
  return `${lines.map((line) => `  ${line}`).join('\n')}\n  (${relative(repository, file)})`;
}
