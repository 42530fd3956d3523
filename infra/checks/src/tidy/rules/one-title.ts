import type { Rule } from '../repository';
import { isMarkdown } from '../kinds-of-files';

export const oneTitle: Rule = ({ paths, read }) =>
  paths.filter(isMarkdown).flatMap((where) => {
    const prose = read(where).replace(/^```[\s\S]*?^```/gm, '');
    const titles = prose.match(/^# .+$/gm) ?? [];
    if (titles.length === 1) return [];
    const what = `${titles.length} first-level headings`;
    return [{ where, what, instead: 'give the page one title, and its sections `##`' }];
  });
