import type { Rule } from '../repository';

const EXCEPTION = /(eslint-disable(?:-next-line|-line)?|@ts-expect-error|prettier-ignore)\b(?!['")\]])(.*)$/;

/** An exception from a rule is a decision, and a decision has a reason. */
export const explainedExceptions: Rule = ({ paths, read }) =>
  paths
    .filter((path) => /\.(ts|mjs|cjs|js)$/.test(path) && !path.startsWith('infra/checks/'))
    .flatMap((path) =>
      read(path)
        .split('\n')
        .flatMap((line, index) => {
          const [, exception, rest = ''] = EXCEPTION.exec(line) ?? [];
          if (!exception || /(--|:)\s*\S.{2,}/.test(rest)) return [];
          const instead = 'say why on the same line: `-- because …`, or follow the rule';
          return [{ where: `${path}:${index + 1}`, what: `${exception} without a reason`, instead }];
        }),
    );
