import { closeDefaultDatabases } from './databases/create-service-database';
import { prepareServiceDatabase } from './databases/prepare-service-database';
import { nearest } from './nearest';
import type { SetupConfig } from './setup.config';
import { waitForPostgres } from './wait-for-servers';

/** Service folder → the name of its database and of the role that owns it. */
const databases = [
  { service: 'order', name: 'order', password: 'ORDER_DATABASE_PASSWORD' },
  { service: 'inventory', name: 'inventory', password: 'INVENTORY_DATABASE_PASSWORD' },
  { service: 'notification', name: 'notification', password: 'NOTIFICATION_DATABASE_PASSWORD' },
  { service: 'flash-sale-gateway', name: 'flash_sale', password: 'FLASH_SALE_DATABASE_PASSWORD' },
  { service: 'audit', name: 'audit', password: 'AUDIT_DATABASE_PASSWORD' },
] as const;

export async function setUpDatabases(config: SetupConfig): Promise<void> {
  const adminUrl = config.POSTGRES_ADMIN_URL;
  await waitForPostgres(adminUrl, config.SETUP_DEADLINE_MS);
  await closeDefaultDatabases(adminUrl);
  for (const { service, name, password } of databases) {
    const prismaFolder = nearest(`services/${service}/prisma`);
    if (!prismaFolder) throw new Error(`services/${service}/prisma is missing: build again (\`npm run build\`)`);
    const prepared = await prepareServiceDatabase({ adminUrl, name, password: config[password], prismaFolder });
    const applied = `${prepared.appliedMigrations.length} migration(s) applied`;
    console.log(`database ${name}: ${applied}${prepared.isSeeded ? ', seed in place' : ''}`);
  }
}
