import type { Repository, Rule } from '../repository';

const CODE = /^((services|libs|infra)\/[^/]+)\/.*\.ts$/;

/** Boundaries are enforced by tags: a project without them is a project without boundaries. */
export const projectTags: Rule = (repository) => {
  const projects = new Set(repository.paths.flatMap((path) => CODE.exec(path)?.[1] ?? []));
  return [...projects].flatMap((project) => {
    const where = `${project}/project.json`;
    const expected = expectedTags(project);
    if (!repository.paths.includes(where)) {
      return [{ where, what: 'is missing', instead: `add it with the tags ${expected.join(' and ')}` }];
    }
    const actual = tagsIn(repository, where);
    if (expected.every((tag) => actual.includes(tag)) && actual.length === expected.length) return [];
    return [{ where, what: `has the tags ${actual.join(', ')}`, instead: `tag it ${expected.join(' and ')}` }];
  });
};

function expectedTags(project: string): string[] {
  const [group, name = ''] = project.split('/');
  // The one exception between folder and owner word: the gateway is `flash-sale` on the wire.
  if (group === 'services') return ['type:service', `scope:${name.replace(/-gateway$/, '')}`];
  if (group === 'libs') return [`type:${name}`, 'scope:shared'];
  return [name === 'checks' ? 'type:checks' : 'type:infra', 'scope:shared'];
}

function tagsIn({ read }: Repository, path: string): string[] {
  const { tags = [] } = JSON.parse(read(path)) as { tags?: string[] };
  return tags;
}
