import type { Repository, Rule } from '../repository';

const README = 'README.md';
/** However wide its columns were padded. */
const HEADING = /^\| we promise +\|/im;

/** A promise is only as good as its test: what the table names exists. */
export const guaranteeTable: Rule = (repository) => {
  if (!repository.paths.includes(README)) return [];
  return promises(repository.read(README)).flatMap(({ row, names }) => [
    ...(names.some((name) => name.endsWith('.spec.ts') || name.startsWith('describe'))
      ? []
      : [{ where: README, what: `no test in: ${row}`, instead: 'name the spec that proves the promise' }]),
    ...names
      .filter((name) => isPath(name) && !exists(repository, name))
      .map((name) => ({ where: README, what: `${name} does not exist`, instead: 'name the file as it is called now' })),
  ]);
};

function promises(readme: string): { row: string; names: string[] }[] {
  const [, table = ''] = readme.split(HEADING);
  const [rows = ''] = table.split('\n\n');
  return rows
    .split('\n')
    .slice(2)
    .filter((row) => row.startsWith('|'))
    .map((row) => ({ row, names: [...row.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name) }));
}

const isPath = (name: string): boolean => name.endsWith('.spec.ts') || /^(services|libs|infra)\//.test(name);

function exists({ paths }: Repository, name: string): boolean {
  return paths.some(
    (path) => path === name || path.endsWith(`/${name}`) || path.startsWith(`${name.replace(/\/$/, '')}/`),
  );
}
