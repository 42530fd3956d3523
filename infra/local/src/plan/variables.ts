import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { callersEnvironment } from '../local.config';
import { repository } from '../repository';
import type { Variables } from './interpolate';

/** The lines of .env, over which a variable of the caller's shell wins: Compose does the same. */
export function readVariables(): Variables {
  const file = parseEnv(readFileSync(join(repository, '.env'), 'utf8'));
  const variables: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(file)) variables[name] = callersEnvironment[name] ?? value;
  return variables;
}
