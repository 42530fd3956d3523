import type { Rule } from '../repository';

/** The type checker and the compiler resolve a library by two files that must say the same. */
export const sameAliases: Rule = ({ paths, read }) => {
  const [types, compiler] = ['tsconfig.base.json', '.swcrc'];
  if (!paths.includes(types) || !paths.includes(compiler)) return [];
  const { compilerOptions } = JSON.parse(read(types)) as { compilerOptions: { paths: object } };
  const { jsc } = JSON.parse(read(compiler)) as { jsc: { paths: object } };
  if (JSON.stringify(compilerOptions.paths) === JSON.stringify(jsc.paths)) return [];
  return [
    { where: compiler, what: `its paths differ from those of ${types}`, instead: 'list the same projects in both' },
  ];
};
