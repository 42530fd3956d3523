import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { localFolder } from '../repository';

const schema = z.object({
  supervisorPid: z.number(),
  startedAt: z.string(),
  isReady: z.boolean(),
  services: z.array(
    z.object({
      name: z.string(),
      replica: z.number(),
      url: z.string(),
      pid: z.number().nullable(),
      logFile: z.string(),
    }),
  ),
  servers: z.record(z.string(), z.number().nullable()),
});

/** What the supervisor of the native demo tells the other commands. */
export type State = z.output<typeof schema>;

const path = join(localFolder, 'state.json');

export function writeState(state: State): void {
  mkdirSync(localFolder, { recursive: true });
  // Replaced in one step: a reader sees the old state or the new one.
  writeFileSync(`${path}.new`, `${JSON.stringify(state, undefined, 2)}\n`);
  renameSync(`${path}.new`, path);
}

export function readState(): State | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined; // There is none, or one of an older version: nothing that runs now wrote it.
  }
}

export function removeState(): void {
  rmSync(path, { force: true });
}
