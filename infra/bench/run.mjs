// `npm run bench -- …`. Compiles the program first when the sources changed, so that what is measured is what is read.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isBuilt } from '../local/built.mjs';
import { bootstrap, root } from '../workspace/bootstrap.mjs';

if (!isBuilt(root)) {
  await bootstrap();
  await import('../workspace/build.mjs');
}
await import(pathToFileURL(join(root, 'dist/infra/bench/src/main.js')).href);
