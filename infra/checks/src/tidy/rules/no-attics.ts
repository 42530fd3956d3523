import type { Rule } from '../repository';

const ATTIC = /(^|\/)(common|shared|utils?|helpers?|misc|core|base)\//;

export const noAttics: Rule = ({ paths }) => {
  const attics = new Set(paths.flatMap((path) => (ATTIC.exec(path)?.[2] ? [path.slice(0, endOfAttic(path))] : [])));
  return [...attics].map((where) => ({
    where,
    what: 'a folder for everything is a folder without an idea',
    instead: 'put code used once beside its user, and code used by many in a library named after what it does',
  }));
};

function endOfAttic(path: string): number {
  const match = ATTIC.exec(path);
  return match ? match.index + match[0].length : path.length;
}
