import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The top of the checkout, seen from the sources and from dist alike. */
export const repository = topOf(__dirname);

/** Everything this machine keeps for the demo. Git ignores it; `npm run stop -- --purge` removes it. */
export const localFolder = join(repository, '.floodgate');

function topOf(folder: string): string {
  if (existsSync(join(folder, 'docker-compose.yml'))) return folder;
  if (dirname(folder) === folder) throw new Error('There is no docker-compose.yml above this program.');
  return topOf(dirname(folder));
}
