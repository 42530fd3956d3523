// Leaves in node_modules what runs in production: the packages that "dependencies" lead to, without what only a compiler,
// a debugger, a browser or another database reads. The image loses most of its weight, and nobody has to keep a list.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const unread = [
  /\.(map|d\.[cm]?ts|md|tsbuildinfo)$/,
  /node_modules\/\.(bin|package-lock\.json)$/,
  // The query compilers of other databases, and those of PostgreSQL as an ES module.
  /@prisma\/client\/runtime\/query_compiler_(?!.*postgresql.*\.js$)/,
  /@prisma\/client\/(runtime\/(wasm-compiler-edge|index-browser)|generator-build$|.*\.mjs$)/,
  // The builds of one package for bundlers and browsers.
  /rxjs\/(src|dist\/(esm5?|types|bundles))$/,
  /@opentelemetry\/[^/]+\/build\/(esm|esnext)$/,
  /swagger-ui-dist\/.*(es-bundle|\.css\.map)/,
  /\/zod\/src$/,
];

const root = process.cwd();
const needed = new Set();

for (const name of Object.keys(manifest(root).dependencies)) need(name, root);
removeTheRest(join(root, 'node_modules'));

// Peer dependencies are not followed: those we use are our own dependencies, and the rest is Prisma's command line.
function need(name, from) {
  const folder = nearest(name, from);
  if (!folder || needed.has(folder) || name.startsWith('@types/')) return;
  needed.add(folder);
  const { dependencies, optionalDependencies } = manifest(folder);
  for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies })) need(dependency, folder);
}

function nearest(name, from) {
  const folder = join(from, 'node_modules', name);
  if (existsSync(folder)) return folder;
  return from === root ? undefined : nearest(name, dirname(from));
}

function manifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function removeTheRest(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (isUnread(path)) rmSync(path, { recursive: true });
    else if (entry.isDirectory()) removeTheRest(path);
  }
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}

function isUnread(path) {
  return isForeignPackage(path) || unread.some((pattern) => pattern.test(path));
}

/** A folder of packages holds packages or, one level down, the packages of a scope. */
function isForeignPackage(path) {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/@]+)$/.exec(path) ?? [];
  return name !== undefined && !needed.has(path);
}
