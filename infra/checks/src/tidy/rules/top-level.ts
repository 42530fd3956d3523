import type { Rule } from '../repository';

const FOLDERS = ['services', 'libs', 'infra', '.ci', '.github'];
const FILES = ['README.md', 'LICENSE', 'docker-compose.yml', 'package.json', 'package-lock.json', 'nx.json'];
// Files that tools look for at the top and nowhere else.
const SETTINGS = [/^\.[a-z-]+(\.(json|cjs))?$/, /^tsconfig(\.base)?\.json$/, /^(jest|eslint)\.config\.m?js$/];

export const topLevel: Rule = ({ paths }) => {
  const entries = new Set(paths.map((path) => path.split('/')));
  const strangers = [...entries].filter(([first = '', ...rest]) =>
    rest.length > 0 ? !FOLDERS.includes(first) : !FILES.includes(first) && !SETTINGS.some((name) => name.test(first)),
  );
  return [...new Set(strangers.map(([first = '']) => first))].map((where) => ({
    where,
    what: 'the top level holds only what everybody needs and the files that tools insist on',
    instead: 'move it beside its user: services/ runs, libs/ is made of, infra/ is around the code',
  }));
};
