// What every npm script needs before it can do its own work. Runs on a fresh clone, so it imports nothing but Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { generateClients } from './database-clients.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Node is new enough, the packages of the lock file are installed, the database clients are generated. */
export async function bootstrap() {
  requireNode();
  installPackages();
  await generateClients(root);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Node ${process.versions.node} is too old.`, 'Use Node 20.19 or later (24 is in .nvmrc).');
}

function installPackages() {
  if (isInstalled()) return;
  console.error('Installing packages from package-lock.json …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) fail('`npm ci` failed.', 'Read the lines above; behind a proxy, set the registry in ~/.npmrc.');
}

// Compares content and not times: a branch switch touches the lock file without changing what it asks for.
function isInstalled() {
  const installed = packagesIn('node_modules/.package-lock.json');
  const wanted = packagesIn('package-lock.json');
  return Object.entries(wanted).every(([path, { version, integrity, optional, peer }]) => {
    const found = installed[path];
    if (!found) return path === '' || optional || peer;
    return found.version === version && found.integrity === integrity;
  });
}

function packagesIn(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

export function fail(what, fix) {
  console.error(`\n✗ ${what}\n  ${fix}`);
  process.exit(1);
}
