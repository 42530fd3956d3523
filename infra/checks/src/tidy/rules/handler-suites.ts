import type { Rule } from '../repository';
import { fileName, isHandler, isSpec } from '../kinds-of-files';

/** Every handler passes the same suite: twice, crashed, poisoned, retried, traced. */
export const handlerSuites: Rule = ({ paths, read }) =>
  paths.filter(isHandler).flatMap((where) => {
    const handler = fileName(where).replace('.handler.ts', '');
    const service = where.split('/').slice(0, 2).join('/');
    const specs = paths.filter((path) => path.startsWith(`${service}/`) && isSpec(path));
    const suite = new RegExp(`describeHandler\\([^]*queue: '[a-z-]+\\.${handler}'`);
    if (specs.some((path) => suite.test(read(path)))) return [];
    const instead = `call describeHandler({ queue: '….${handler}', … }) in ${service}/test`;
    return [{ where, what: 'no test delivers to it', instead }];
  });
