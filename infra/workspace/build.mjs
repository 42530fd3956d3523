// Compiles everything that runs into dist/, which mirrors the source tree.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, fail, root } from './bootstrap.mjs';

await bootstrap();
rmSync(join(root, 'dist'), { recursive: true, force: true });
const swc = [join(root, 'node_modules/@swc/cli/bin/swc.js'), 'services', 'libs', 'infra', '--out-dir', 'dist'];
const ignored = ['--ignore', '**/*.spec.ts', '--ignore', '**/test/**', '--extensions', '.ts', '--quiet'];
const { status } = spawnSync(process.execPath, [...swc, ...ignored], { cwd: root, stdio: ['ignore', 2, 2] });
if (status !== 0) fail('swc could not compile the sources.', 'Fix the file named above.');

// Migrations are read at run time from beside the code, in dist as in the source.
for (const service of readdirSync(join(root, 'services'))) {
  const prisma = join(root, 'services', service, 'prisma');
  if (existsSync(prisma)) cpSync(prisma, join(root, 'dist/services', service, 'prisma'), { recursive: true });
}
