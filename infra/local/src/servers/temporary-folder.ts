import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../process/is-alive';

/** A folder named after this process. Those of processes that were killed before they could tidy up are removed. */
export function temporaryFolder(name: string): string {
  for (const folder of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${name}-(\\d+)-`).exec(folder)?.[1];
    if (owner && !isAlive(Number(owner))) rmSync(join(tmpdir(), folder), { recursive: true, force: true });
  }
  return mkdtempSync(join(tmpdir(), `${name}-${process.pid}-`));
}
