// `npm run demo | status | stop | token`. Works on a fresh clone: until packages are installed and sources compiled, only
// Node itself is imported. Progress goes to standard error, so that what a command prints can be piped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, fail, root } from '../workspace/bootstrap.mjs';
import { isBuilt, markBuilt } from './built.mjs';

const startedAt = Date.now();
const [command, ...args] = process.argv.slice(2);
const program = join(root, 'dist/infra/local/src/main.js');

await prepare();
const { main } = await import(pathToFileURL(program).href);
process.exitCode = await main({ command, args, startedAt });

/** Only the demo follows the sources; the other commands speak about what runs, whatever was edited since. */
async function prepare() {
  if (command !== 'demo' && existsSync(program)) return;
  await bootstrap();
  if (isBuilt(root)) return;
  console.error('Compiling …');
  const { status } = spawnSync(process.execPath, [join(root, 'infra/workspace/build.mjs')], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) fail('The sources could not be compiled.', 'Read the lines above.');
  markBuilt(root);
}
