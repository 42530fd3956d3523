// `npm run types [folder]`: checks the types of the whole repository as one program, and shows the errors of a folder.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

await bootstrap();
const folder = process.argv[2] ?? '';
const cache = ['--incremental', '--tsBuildInfoFile', join(root, 'node_modules/.cache/types.tsbuildinfo')];
const tsc = [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json', '--pretty', 'false', ...cache];
const { stdout, status } = spawnSync(process.execPath, tsc, { cwd: root, encoding: 'utf8' });
const errors = stdout.split('\n').filter((line) => line.includes('error TS') && line.startsWith(folder));
for (const error of errors) console.log(error);
process.exit(errors.length > 0 || (status !== 0 && folder === '') ? 1 : 0);
