import type { Rule } from '../repository';
import { fileName, isHandler, isSpec, pascalCase } from '../kinds-of-files';

/** Every handler passes the same suite: twice, crashed, poisoned, retried, traced. */
export const handlerSuites: Rule = ({ paths, read }) =>
  paths.filter(isHandler).flatMap((where) => {
    const handler = pascalCase(fileName(where).replace('.handler.ts', ''));
    const service = where.split('/').slice(0, 2).join('/');
    const specs = paths.filter((path) => path.startsWith(`${service}/`) && isSpec(path));
    const suite = new RegExp(`describeHandler\\(\\s*${handler}(Handler)?\\b`);
    if (specs.some((path) => suite.test(read(path)))) return [];
    const instead = `call describeHandler(${handler}, …) in ${service}/test`;
    return [{ where, what: 'no test delivers to it', instead }];
  });
