import type { Rule } from '../repository';

const FOLDERS = ['http', 'messaging', 'use-cases', 'domain', 'storage', 'clients'];

/** Every service has the same rooms, so a newcomer knows where the next file goes. */
export const serviceShape: Rule = ({ paths }) =>
  paths
    .filter((path) => /^services\/[^/]+\/src\//.test(path))
    .filter((path) => {
      const [, service = '', , first = '', ...rest] = path.split('/');
      if (rest.length > 0) return !FOLDERS.includes(first);
      const word = service.replace(/-gateway$/, '');
      const roots = [service, word].flatMap((name) => [
        `${name}.module.ts`,
        `${name}.config.ts`,
        `${name}.config.spec.ts`,
      ]);
      return first !== 'main.ts' && !roots.includes(first);
    })
    .map((where) => ({
      where,
      what: 'is outside the shape of a service',
      instead: `beside main.ts there are a module, a config and the folders ${FOLDERS.join(', ')}`,
    }));
