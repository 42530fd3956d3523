// Whether dist/ is what the sources say now. Compares content and not times, so a branch switch is noticed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stampOf = (root) => join(root, 'dist/.sources');
const compiled = /\.(ts|prisma|sql|toml)$/;
const skipped = new Set(['node_modules', 'generated', 'test']);

export function isBuilt(root) {
  const stamp = stampOf(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash(root);
}

export function markBuilt(root) {
  writeFileSync(stampOf(root), sourcesHash(root));
}

function sourcesHash(root) {
  const hash = createHash('sha256');
  for (const file of ['.swcrc', 'package-lock.json']) hash.update(readFileSync(join(root, file)));
  for (const folder of ['services', 'libs', 'infra']) {
    for (const path of sourcesIn(join(root, folder))) hash.update(path).update(readFileSync(path));
  }
  return hash.digest('hex');
}

function sourcesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sourcesIn(path);
      return compiled.test(entry.name) && !entry.name.endsWith('.spec.ts') ? [path] : [];
    });
}
