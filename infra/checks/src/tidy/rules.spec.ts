import { repositoryOf } from './repository';
import { rules } from './rules';
import { tidyFiles, untidy } from './untidy';

describe('each rule of the house', () => {
  it.each(untidy)('is broken by $because: $rule', ({ rule, files, where }) => {
    const findings = rules[rule]?.(repositoryOf({ ...tidyFiles, ...files }));
    expect(findings?.map((finding) => finding.where)).toEqual(where);
  });

  it.each(Object.entries(rules))('is kept by a tidy repository: %s', (_, rule) => {
    expect(rule(repositoryOf(tidyFiles))).toEqual([]);
  });

  it('is proven here', () => {
    const proven = new Set(untidy.map(({ rule }) => rule));
    expect(Object.keys(rules).filter((rule) => !proven.has(rule))).toEqual([]);
  });
});
