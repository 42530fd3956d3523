import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { repository } from '../repository';

const run = promisify(execFile);

const OUTPUT_MAX_BYTES = 16 * 1024 * 1024;
const QUIET_DEADLINE_S = 60;
const said = z.object({ stdout: z.string() });

/** The verdict of `npm run check-invariants`, in a line; what does not hold stands on lines of its own. */
export async function checkBooks(): Promise<string> {
  const args = [join(repository, 'infra/invariants/run.mjs'), '--wait', String(QUIET_DEADLINE_S)];
  // It exits with 1 when an invariant does not hold, and says which all the same.
  const { stdout } = await run(process.execPath, args, { maxBuffer: OUTPUT_MAX_BYTES }).catch((error: unknown) =>
    said.parse(error),
  );
  const lines = stdout.trim().split('\n');
  const broken = lines.filter((line) => line.startsWith('FAIL'));
  return [lines.at(-1) ?? '', ...broken].join('\n  ');
}
