import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { callersEnvironment } from './local.config';

/** The top of the checkout, seen from the sources and from dist alike. */
export const repository = topOf(__dirname);

/**
 * Everything this machine keeps for the demo. Git ignores it; `npm run stop -- --purge` removes it. With another folder
 * and other ports a second system can run beside the first, which is how the fault tests have one of their own.
 */
export const localFolder = folderFrom(callersEnvironment.FLOODGATE_FOLDER);

/** A path as it is told to people: short where it is in the checkout, whole where it is not. */
export function shown(path: string): string {
  const short = relative(repository, path);
  return short.startsWith('..') ? path : short;
}

/** Set to nothing counts as not set: the checkout itself would be what `--purge` removes. */
function folderFrom(wish = ''): string {
  return resolve(repository, wish.trim() === '' ? '.floodgate' : wish);
}

function topOf(folder: string): string {
  if (existsSync(join(folder, 'docker-compose.yml'))) return folder;
  if (dirname(folder) === folder) throw new Error('There is no docker-compose.yml above this program.');
  return topOf(dirname(folder));
}
