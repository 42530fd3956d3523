export { BrokerRefused, ManagementApi } from './broker/management-api';
export { brokerAccess, permissionsOf, type BrokerUserName, type Permissions } from './broker/permissions';
export { setUpVirtualHost, type VirtualHost } from './broker/set-up-virtual-host';
export { parseTopology, type BrokerTopology } from './broker/topology';
export { createServiceDatabase, type ServiceDatabase } from './databases/create-service-database';
export { prepareServiceDatabase, type PreparedDatabase } from './databases/prepare-service-database';
