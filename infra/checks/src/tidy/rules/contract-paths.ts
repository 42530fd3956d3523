import type { Rule } from '../repository';
import { pascalCase } from '../kinds-of-files';

const CONTRACT = /^libs\/contracts\/src\/([a-z-]+)\/([a-z-]+)\.v(\d+)\.ts$/;
const DEFINITION = /export const (\w+) = define(?:Event|Command|Dispatch|Signal|Alert|Rpc)\(\s*'([^']+)'/g;

/** A message is found by its name: `order.placed.v1` is `order/order-placed.v1.ts` and `OrderPlaced`. */
export const contractPaths: Rule = ({ paths, read }) =>
  paths.flatMap((where) => {
    const match = CONTRACT.exec(where);
    if (!match) return [];
    const allowed = allowedDefinitions(match);
    const defined = [...read(where).matchAll(DEFINITION)].map(([, symbol, type]) => `${symbol} '${type}'`);
    if (defined.length === 1 && defined.every((definition) => allowed.includes(definition))) return [];
    const what = `defines ${defined.join(', ') || 'no message'}`;
    return [{ where, what, instead: `define one message, ${allowed.join(' or ')}` }];
  });

/** An event says its owner in the file name, because a name without it (`placed`) would say nothing in a list. */
function allowedDefinitions([, owner = '', name = '', version = '']: readonly string[]): string[] {
  const symbol = pascalCase(name) + (version === '1' ? '' : `V${version}`);
  const whats = new Set([name.replace(`${owner}-`, ''), name]);
  return [...whats].map((what) => `${symbol} '${owner}.${what}.v${version}'`);
}
