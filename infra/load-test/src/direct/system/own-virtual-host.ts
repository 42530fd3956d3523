import { randomBytes } from 'node:crypto';
import { ManagementApi } from '@floodgate/setup';
import type { Servers } from './servers';

/** A vhost and its only user, gone when they are not needed any more. */
export interface OwnVirtualHost {
  readonly url: string;
  drop(): Promise<void>;
}

export async function createOwnVirtualHost({ amqpUrl, managementUrl }: Servers, name: string): Promise<OwnVirtualHost> {
  const api = new ManagementApi(managementUrl);
  const drop = async (): Promise<void> => {
    await api.delete(`vhosts/${name}`);
    await api.delete(`users/${name}`);
  };
  await drop();
  const password = randomBytes(16).toString('hex');
  await api.put(`vhosts/${name}`, {});
  await api.put(`users/${name}`, { password, tags: '' });
  await api.put(`permissions/${name}/${name}`, { configure: '.*', write: '.*', read: '.*' });
  const url = new URL(amqpUrl);
  Object.assign(url, { username: name, password, pathname: `/${name}` });
  return { url: url.href, drop };
}
