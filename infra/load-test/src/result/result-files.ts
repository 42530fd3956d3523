import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { repository } from '@floodgate/local';
import { pageOf } from '../page/page';
import { UsageError } from '../usage';
import { resultSchema, type Result } from './result';

/** Writes the result as JSON, and its page beside it. */
export function save(result: Result, out: string | undefined, startedAt: Date): { json: string; page: string } {
  const name = `${startedAt.toISOString().replaceAll(':', '-')}.json`;
  const file = out === undefined ? join(repository, 'load-test-results', name) : resolve(out);
  const page = `${file.replace(/\.json$/, '')}.html`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(page, pageOf(result));
  return { json: file, page };
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
  throw new UsageError(`${file} is not a result of this load test: ${result.error.issues[0]?.path.join('.') ?? ''}.`);
}
