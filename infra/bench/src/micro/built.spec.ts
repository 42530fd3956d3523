import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@floodgate/local';
import { BUILT } from './built';

it.each(Object.values(BUILT))('%s.ts is where the bench looks for it', (path) => {
  expect(existsSync(join(repository, `${path}.ts`))).toBe(true);
});
