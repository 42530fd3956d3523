// `npm run describe`: writes what the code says of itself into the files that show it: the broker's topology, the
// message catalogue, the pictures. `--into <folder>` writes them elsewhere, for a comparison.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../workspace/bootstrap.mjs';
import '../workspace/build.mjs';

const program = join(root, 'dist/infra/describe/src/main.js');
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
