import { readFileSync } from 'node:fs';

/**
 * The text of a markdown file with its generated sections filled in: everything between `<!-- generated:name -->` and
 * `<!-- /generated:name -->`.
 *
 * @throws Error when the file lacks the marks of a section
 */
export function withSections(path: string, sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections).reduce(
    (text, [name, content]) => {
      const [begin, end] = [`<!-- generated:${name} -->`, `<!-- /generated:${name} -->`];
      const [from, to] = [text.indexOf(begin), text.indexOf(end)];
      if (from === -1 || to < from)
        throw new Error(`${path} has no section between ${begin} and ${end}: add the two lines.`);
      return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
    },
    readFileSync(path, 'utf8'),
  );
}
