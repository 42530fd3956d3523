import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { repository } from '@floodgate/local';
import { pageOf } from '../page/page';
import { UsageError } from '../usage';
import { reportSchema, type Report } from './result';

/** Where results go when nobody says where. */
export const resultsFolder = join(repository, 'load-test-results');

export interface Files {
  readonly json: string;
  readonly page: string;
}

/** Where the result will be. The folder is made now: a run must not end with nowhere to write. @throws UsageError */
export function filesFor(out: string | undefined, startedAt: Date): Files {
  const name = `${startedAt.toISOString().replaceAll(':', '-')}.json`;
  const json = out === undefined ? join(resultsFolder, name) : resolve(out);
  makeRoomFor(json);
  return { json, page: json.replace(/\.json$/, '.html') };
}

export function makeRoomFor(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '', { flag: 'a' });
  } catch (error) {
    throw new UsageError(`--out: ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Writes the result as JSON, and its page beside it. */
export function save(report: Report, { json, page }: Files): void {
  writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(page, pageOf(report));
}

/** @throws UsageError when the file is not a result of ours */
export function readReport(file: string): Report {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(resolve(file), 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const report = reportSchema.safeParse(content);
  if (report.success) return report.data;
  const [issue] = report.error.issues;
  throw new UsageError(
    `${file} is not a result of this load test: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  );
}
