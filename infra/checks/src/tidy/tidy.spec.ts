import { resolve } from 'node:path';
import { repositoryAt, type Finding } from './repository';
import { rules } from './rules';

describe('this repository', () => {
  const repository = repositoryAt(resolve(__dirname, '../../../..'));

  it.each(Object.entries(rules))('%s', (_, rule) => {
    const findings = rule(repository);
    if (findings.length > 0) throw new Error(`\n${findings.map(sentence).join('\n')}\n`);
  });
});

const sentence = ({ where, what, instead }: Finding): string => `${where}: ${what}.\n    Instead: ${instead}.`;
