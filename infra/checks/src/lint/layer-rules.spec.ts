import { createWorkspace, cruise, removeWorkspace, type Complaint } from './fixture-workspace';
import { misplaced, reachedFor } from './misplaced';
import { wellBehaved } from './well-behaved';

describe('the layer rules', () => {
  let folder: string;
  let complaints: Complaint[];

  beforeAll(() => {
    const broken = Object.fromEntries(misplaced.map(({ path, text }) => [path, text]));
    folder = createWorkspace({ ...wellBehaved, ...reachedFor, ...broken });
    complaints = cruise(folder);
  }, 120_000);

  afterAll(() => removeWorkspace(folder));

  it.each(misplaced)('$rule refuses $path', ({ rule, path }) => {
    expect(complaints).toContainEqual(expect.objectContaining({ rule, path }));
  });

  it.each(Object.keys(wellBehaved).filter((path) => path.endsWith('.ts')))('nothing is wrong with %s', (path) => {
    expect(complaints.filter((complaint) => complaint.path === path)).toEqual([]);
  });

  it('every rule is proven here', () => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- The rules are a CommonJS file by the tool's choice.
    const { forbidden } = require('../../../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };
    const proven = new Set(misplaced.map(({ rule }) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
  });
});
