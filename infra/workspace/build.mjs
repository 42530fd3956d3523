// Compiles everything that runs into dist/, which mirrors the source tree. What is there is overwritten and not removed
// first: a demo may be running from it.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, fail, root } from './bootstrap.mjs';

await bootstrap();
const dist = join(root, 'dist');
const swc = [join(root, 'node_modules/@swc/cli/bin/swc.js'), 'services', 'libs', 'infra', '--out-dir', 'dist'];
const ignored = ['--ignore', '**/*.spec.ts', '--ignore', '**/test/**', '--extensions', '.ts', '--quiet'];
const { status } = spawnSync(process.execPath, [...swc, ...ignored], { cwd: root, stdio: ['ignore', 2, 2] });
if (status !== 0) fail('swc could not compile the sources.', 'Fix the file named above.');
removeLeftovers();

// Migrations are read at run time from beside the code, in dist as in the source.
for (const service of readdirSync(join(root, 'services'))) {
  const prisma = join('services', service, 'prisma');
  if (existsSync(join(root, prisma))) cpSync(join(root, prisma), join(dist, prisma), { recursive: true });
}

/** What was compiled from a file that is gone would still be found by an import. */
function removeLeftovers() {
  const compiled = readdirSync(dist, { recursive: true }).filter((path) => /\.js(\.map)?$/.test(path));
  for (const path of compiled) {
    if (!existsSync(join(root, path.replace(/\.js(\.map)?$/, '.ts')))) rmSync(join(dist, path));
  }
}
