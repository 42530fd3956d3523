// `npm run types [folder]`: checks the types of the whole repository as one program, or of one folder and what it imports.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

await bootstrap();
const [folder] = process.argv.slice(2);
const cache = join(root, 'node_modules/.cache/types');
const name = folder?.replaceAll('/', '-') ?? 'all';
mkdirSync(cache, { recursive: true });
const project = folder ? settingsFor(folder) : join(root, 'tsconfig.json');
const tsc = [join(root, 'node_modules/typescript/bin/tsc'), '-p', project, '--pretty', 'false'];
const incremental = ['--incremental', '--tsBuildInfoFile', join(cache, `${name}.tsbuildinfo`)];
const { status } = spawnSync(process.execPath, [...tsc, ...incremental], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);

// One settings file for all projects: the one that differs only by its folder is made when it is asked for.
function settingsFor(path) {
  const file = join(cache, `${name}.json`);
  writeFileSync(
    file,
    JSON.stringify({ extends: join(root, 'tsconfig.json'), include: [`${join(root, path)}/**/*.ts`] }),
  );
  return file;
}
