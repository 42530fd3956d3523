// `npm run load-test -- …`. Compiles the program first when the sources changed, so that what is measured is what is read.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isBuilt, markBuilt } from '../local/built.mjs';
import { bootstrap, root } from '../workspace/bootstrap.mjs';

if (!isBuilt(root)) {
  console.error('Compiling …');
  await bootstrap();
  await import('../workspace/build.mjs');
  markBuilt(root);
}
await import(pathToFileURL(join(root, 'dist/infra/load-test/src/main.js')).href);
