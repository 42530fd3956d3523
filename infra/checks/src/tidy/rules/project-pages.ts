import type { Rule } from '../repository';

/** Every project says on one page what it is for. */
export const projectPages: Rule = ({ paths }) => {
  const projects = new Set(paths.flatMap((path) => /^(services|libs|infra)\/[^/]+(?=\/)/.exec(path)?.[0] ?? []));
  return [...projects]
    .filter((project) => !paths.includes(`${project}/README.md`))
    .map((project) => ({
      where: `${project}/README.md`,
      what: 'is missing',
      instead: 'say in one page what the project is for, how it is used, and what was decided',
    }));
};
