import type { Rule } from '../repository';

const FOLDERS = ['http', 'messaging', 'use-cases', 'domain', 'storage', 'clients'];

/** Every service has the same rooms, so a newcomer knows where the next file goes. */
export const serviceShape: Rule = ({ paths }) =>
  paths
    .filter((path) => /^services\/[^/]+\/src\//.test(path))
    .filter((path) => {
      const [, service = '', , first = '', ...rest] = path.split('/');
      if (rest.length > 0) return !FOLDERS.includes(first);
      return first !== 'main.ts' && !isWiring(first, [service, service.replace(/-gateway$/, '')]);
    })
    .map((where) => ({
      where,
      what: 'is outside the shape of a service',
      instead: `beside main.ts there are its wiring (<service>.<part>.ts) and the folders ${FOLDERS.join(', ')}`,
    }));

/** `order.module.ts`, `order.config.ts`: what only the service as a whole can say. */
const isWiring = (file: string, names: readonly string[]): boolean =>
  names.some((name) => file.startsWith(`${name}.`) && /^\.[a-z]+(\.spec)?\.ts$/.test(file.slice(name.length)));
