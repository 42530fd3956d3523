// `npm run lint`, `npm run format`, …: runs one tool of the tool chain once its packages and generated code are there.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

await bootstrap();
const [tool, ...passed] = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [binaryOf(tool), ...passed], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);

function binaryOf(name) {
  const manifest = join(root, 'node_modules', name, 'package.json');
  const { bin } = createRequire(import.meta.url)(manifest);
  return join(dirname(manifest), typeof bin === 'string' ? bin : Object.values(bin)[0]);
}
