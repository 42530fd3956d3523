import { declareTopology } from './declare-topology';
import { ManagementApi } from './management-api';
import { type BrokerUserName, permissionsOf } from './permissions';
import type { BrokerTopology } from './topology';

export interface VirtualHost {
  readonly managementUrl: string;
  readonly vhost: string;
  /** Every user that may enter, with the password it gets. */
  readonly users: Readonly<Partial<Record<BrokerUserName, string>>>;
  readonly topology: BrokerTopology;
}

const ONE_DAY_MS = 86_400_000;
const CLIENT_QUEUE_MAX_BYTES = 256 * 1024 * 1024;

/** One system's part of a broker: users with the least they need, and every exchange, queue and binding. Idempotent. */
export async function setUpVirtualHost({ managementUrl, vhost, users, topology }: VirtualHost): Promise<void> {
  const api = new ManagementApi(managementUrl);
  const path = encodeURIComponent(vhost);
  await api.put(`vhosts/${path}`, {});
  await api.put(`permissions/${path}/${encodeURIComponent(api.user)}`, { configure: '.*', write: '.*', read: '.*' });
  for (const name of namesIn(users)) {
    await api.put(`users/${name}`, { password: users[name], tags: '' });
    await api.put(`permissions/${path}/${name}`, permissionsOf(name));
  }
  // Nobody answers for the queues of outside programs, so a forgotten one must not fill the disk.
  await api.put(`policies/${path}/client-queues`, {
    pattern: '^(client\\.|amq\\.gen-)',
    'apply-to': 'queues',
    definition: { expires: ONE_DAY_MS, 'max-length-bytes': CLIENT_QUEUE_MAX_BYTES },
  });
  await declareTopology(api, vhost, topology);
}

function namesIn(users: VirtualHost['users']): readonly BrokerUserName[] {
  const names: readonly BrokerUserName[] = ['order', 'inventory', 'notification', 'flash-sale', 'audit', 'client'];
  return names.filter((name) => users[name] !== undefined);
}
