import type { Repository, Rule } from '../repository';
import { fileName, isHandler, pascalCase } from '../kinds-of-files';

const TOPOLOGY = 'infra/rabbitmq/topology.json';

/** One word for one behaviour: the file, its class and its queue. The library derives the other places from the class. */
export const fivePlaces: Rule = (repository) =>
  repository.paths
    .filter(isHandler)
    .flatMap((path) => [...misnamedClass(repository, path), ...missingQueue(repository, path)]);

function misnamedClass({ read }: Repository, where: string) {
  const expected = pascalCase(behaviourOf(where));
  const classes = [...read(where).matchAll(/^export class (\w+)/gm)].map(([, name = '']) => name);
  // A command's handler may not take the command's own name; the library drops the suffix from the queue.
  if (classes.length === 1 && [expected, `${expected}Handler`].includes(classes[0] ?? '')) return [];
  const what = `exports ${classes.join(', ') || 'no class'}`;
  return [{ where, what, instead: `one file, one handler: export the class ${expected}, or rename the file` }];
}

function missingQueue(repository: Repository, where: string) {
  if (!repository.paths.includes(TOPOLOGY)) return [];
  const owner = where.split('/')[1]?.replace(/-gateway$/, '') ?? '';
  const queue = `${owner}.${behaviourOf(where)}`;
  if (repository.read(TOPOLOGY).includes(`"${queue}"`)) return [];
  const instead = 'list the handler in the module of its service, then run `npm run describe`';
  return [{ where, what: `no queue ${queue} in ${TOPOLOGY}`, instead }];
}

const behaviourOf = (path: string): string => fileName(path).replace('.handler.ts', '');
