import { boundaryViolations } from './boundary-violations';
import { codeViolations } from './code-violations';
import { createWorkspace, lint, removeWorkspace, type Complaint } from './fixture-workspace';
import { wellBehaved } from './well-behaved';

const violations = [...boundaryViolations, ...codeViolations];

describe('the lint rules', () => {
  let folder: string;
  let complaints: Complaint[];

  beforeAll(() => {
    const broken = Object.fromEntries(violations.map(({ path, text }) => [path, text]));
    folder = createWorkspace({ ...wellBehaved, ...broken });
    complaints = lint(folder);
  }, 120_000);

  afterAll(() => removeWorkspace(folder));

  it.each(violations)('$rule refuses $path', ({ rule, path, says = /./ }) => {
    const heard = complaints.filter((complaint) => complaint.path === path && complaint.rule === rule);
    expect(heard.map(({ message }) => message)).toContainEqual(expect.stringMatching(says));
  });

  it.each(Object.keys(wellBehaved).filter((path) => path.endsWith('.ts')))('nothing is wrong with %s', (path) => {
    expect(complaints.filter((complaint) => complaint.path === path)).toEqual([]);
  });
});
