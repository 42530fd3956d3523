import type { Rule } from '../repository';
import { isText } from '../kinds-of-files';

// Put together here, so that this file does not find itself.
const DEBT = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b|simulate[sd]? work`);

export const noDebt: Rule = ({ paths, read }) =>
  paths.filter(isText).flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => {
        const found = DEBT.exec(line)?.[0];
        if (!found) return [];
        return [
          { where: `${path}:${index + 1}`, what: `"${found}"`, instead: 'do it now, or open an issue and link to it' },
        ];
      }),
  );
