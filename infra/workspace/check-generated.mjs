// Generated files are committed, so that they can be read and reviewed; this compares them with what the code says now.
// `describe --into <folder>` writes every generated file below the folder under its path in the repository: a new one is
// compared from the day it is written, without a list to forget.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fail, root } from './bootstrap.mjs';

const folder = mkdtempSync(join(tmpdir(), 'floodgate-generated-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const describe = [join(root, 'infra/describe/run.mjs'), '--into', folder];
const { status } = spawnSync(process.execPath, describe, { cwd: root, stdio: ['ignore', 2, 2] });
if (status !== 0) fail('`npm run describe` failed.', 'Read the lines above.');

const generated = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
if (generated.length === 0) fail('`npm run describe` wrote nothing.', 'It must write below the folder after --into.');

const stale = generated.filter((path) => textOf(root, path) !== textOf(folder, path));
for (const path of stale) console.error(`${path} is not what the code says.`);
process.exit(stale.length > 0 ? 1 : 0);

function textOf(top, path) {
  return existsSync(join(top, path)) ? readFileSync(join(top, path), 'utf8') : undefined;
}
