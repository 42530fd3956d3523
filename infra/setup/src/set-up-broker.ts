import { readFileSync } from 'node:fs';
import { ManagementApi } from './broker/management-api';
import { setUpVirtualHost } from './broker/set-up-virtual-host';
import { type BrokerTopology, parseTopology } from './broker/topology';
import { nearest } from './nearest';
import type { SetupConfig } from './setup.config';
import { waitForRabbitmq } from './wait-for-servers';

export async function setUpBroker(config: SetupConfig): Promise<void> {
  const { RABBITMQ_ADMIN_URL: managementUrl, BROKER_VHOST: vhost } = config;
  await waitForRabbitmq(managementUrl, config.SETUP_DEADLINE_MS);
  // A broker that was started by hand may still have it.
  await new ManagementApi(managementUrl).delete('users/guest');
  const topology = readTopology();
  await setUpVirtualHost({ managementUrl, vhost, users: passwordsIn(config), topology });
  const { exchanges, queues, bindings } = topology;
  console.log(
    `vhost ${vhost}: ${exchanges.length} exchanges, ${queues.length} queues and ${bindings.length} bindings in place`,
  );
}

function passwordsIn(config: SetupConfig) {
  return {
    order: config.ORDER_BROKER_PASSWORD,
    inventory: config.INVENTORY_BROKER_PASSWORD,
    notification: config.NOTIFICATION_BROKER_PASSWORD,
    'flash-sale': config.FLASH_SALE_BROKER_PASSWORD,
    audit: config.AUDIT_BROKER_PASSWORD,
    client: config.CLIENT_BROKER_PASSWORD,
  };
}

/** Every queue exists before the first service starts, so no event is published before somebody keeps it. */
function readTopology(): BrokerTopology {
  const file = nearest('infra/rabbitmq/topology.json');
  if (!file) throw new Error('infra/rabbitmq/topology.json is missing: `npm run describe` writes it');
  return parseTopology(readFileSync(file, 'utf8'));
}
