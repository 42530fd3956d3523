import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { callersEnvironment } from '../local.config';
import { repository } from '../repository';
import type { Variables } from './interpolate';

/** The lines of .env and the variables of the caller's shell, which win: Compose does the same. */
export function readVariables(): Variables {
  return { ...parseEnv(readFileSync(join(repository, '.env'), 'utf8')), ...callersEnvironment };
}
