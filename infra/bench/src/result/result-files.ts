import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { repository } from '@floodgate/local';
import { UsageError } from '../usage';
import { resultSchema, type Result } from './result';

/** Returns the file it wrote. */
export function save(result: Result, out: string | undefined): string {
  const name = `${result.startedAt.replaceAll(':', '-')}.json`;
  const file = out === undefined ? join(repository, 'bench-results', name) : resolve(out);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

/** @throws UsageError when the file is not a result of ours */
export function readResult(file: string): Result {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(resolve(file), 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const result = resultSchema.safeParse(content);
  if (result.success) return result.data;
  throw new UsageError(`${file} is not a result of this bench: ${result.error.issues[0]?.path.join('.') ?? ''}.`);
}
