// `npm run check-invariants -- [--wait 60] [--json]`. Compiles the program when it was never compiled; it speaks about what
// runs, whatever was edited since.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, root } from '../workspace/bootstrap.mjs';

const program = join(root, 'dist/infra/invariants/src/command/main.js');

if (!existsSync(program)) {
  await bootstrap();
  await import('../workspace/build.mjs');
}
await import(pathToFileURL(program).href);
