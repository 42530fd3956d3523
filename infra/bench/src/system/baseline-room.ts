import type { BenchSystem } from './bench-system';
import { makeDatabase } from './make-database';

/** The database and the virtual host of the baseline, on the servers of the system. */
export const BASELINE = 'bench-baseline';

export async function makeRoomForBaseline(system: BenchSystem): Promise<void> {
  await makeDatabase(system, BASELINE);
  const { origin, username, password } = new URL(system.managementUrl);
  const authorization = `Basic ${Buffer.from(`${username}:${decodeURIComponent(password)}`).toString('base64')}`;
  const put = async (path: string, body: object): Promise<void> => {
    const headers = { authorization, 'content-type': 'application/json' };
    const { ok, status } = await fetch(`${origin}/api/${path}`, { method: 'PUT', headers, body: JSON.stringify(body) });
    if (!ok) throw new Error(`The broker refused the baseline a virtual host: ${path} was answered with ${status}.`);
  };
  await put(`vhosts/${BASELINE}`, {});
  await put(`permissions/${BASELINE}/${username}`, { configure: '.*', write: '.*', read: '.*' });
}
