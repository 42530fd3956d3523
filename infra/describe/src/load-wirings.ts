import { wire, type Wiring } from '@floodgate/messaging';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** One service, as its `src/<owner>.messaging.ts` describes it. */
export interface ServiceWiring extends Wiring {
  /** Its folder below `services/`. */
  readonly folder: string;
}

/**
 * Reads the compiled messaging settings of every service. They import no configuration, so nothing has to run.
 *
 * @throws Error when a service has none, or more than one
 */
export function loadWirings(root: string): readonly ServiceWiring[] {
  return readdirSync(join(root, 'services'))
    .sort()
    .filter((folder) => existsSync(join(root, 'dist', 'services', folder, 'src')))
    .map((folder) => ({ folder, ...wire(settingsOf(join(root, 'dist', 'services', folder, 'src'))) }));
}

function settingsOf(folder: string): Parameters<typeof wire>[0] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.messaging.js'));
  const [file] = files;
  if (!file || files.length > 1)
    throw new Error(`${folder} must have exactly one <owner>.messaging.ts, it has ${files.length}`);
  const exported: unknown = createRequire(__filename)(join(folder, file));
  const settings = Object.values(typeof exported === 'object' ? { ...exported } : {}).find(isSettings);
  if (!settings) throw new Error(`${file} in ${folder} exports no messaging settings`);
  return settings;
}

function isSettings(value: unknown): value is Parameters<typeof wire>[0] {
  return typeof value === 'object' && value !== null && 'owner' in value;
}
