import type { Finding, Rule } from '../repository';
import { isText } from '../kinds-of-files';

const REGISTRY = /https?:\/\/[\w.-]*(registry|npmjs|artifactory|nexus|verdaccio|jfrog|mirror|proxy)[\w./:-]*/i;
const MACHINE = /(?<![\w.@$}-])\/(work|home|Users)\/[\w.-]+/;

/** The repository works on every machine and with every registry, so it names none. */
export const noPrivateAddresses: Rule = ({ paths, read }) =>
  paths.filter(isText).flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index): Finding[] => {
        const where = `${path}:${index + 1}`;
        const registry = REGISTRY.exec(line)?.[0];
        const machine = MACHINE.exec(line)?.[0];
        return [
          ...(registry ? [{ where, what: registry, instead: 'leave the choice of a registry to npm and apt' }] : []),
          ...(machine ? [{ where, what: machine, instead: 'use a path from the top of the repository' }] : []),
        ];
      }),
  );
