import { createWorkspace, cruise, removeWorkspace, type Complaint } from './fixture-workspace';
import { misplaced, reachedFor } from './misplaced';
import { wellBehaved } from './well-behaved';

describe('the layer rules', () => {
  let folder: string;
  let complaints: Complaint[];
  let rules: string[];

  beforeAll(() => {
    const broken = Object.fromEntries(misplaced.map(({ path, text }) => [path, text]));
    folder = createWorkspace({ ...wellBehaved, ...reachedFor, ...broken });
    ({ complaints, rules } = cruise(folder));
  }, 120_000);

  afterAll(() => removeWorkspace(folder));

  it.each(misplaced)('$rule refuses $path', ({ rule, path }) => {
    expect(complaints).toContainEqual(expect.objectContaining({ rule, path }));
  });

  it.each(Object.keys(wellBehaved).filter((path) => path.endsWith('.ts')))('nothing is wrong with %s', (path) => {
    expect(complaints.filter((complaint) => complaint.path === path)).toEqual([]);
  });

  it('every rule is proven here', () => {
    const proven = misplaced.map(({ rule }) => rule);
    expect(rules.filter((rule) => !proven.includes(rule))).toEqual([]);
  });
});
