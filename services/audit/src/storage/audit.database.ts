import { join } from 'node:path';
import type { DatabaseSettings } from '@floodgate/persistence';
import { PrismaClient } from './generated/client';

export const auditDatabase = {
  migrations: join(__dirname, '../../prisma/migrations'),
  client: (adapter) => new PrismaClient({ adapter }),
} as const satisfies Omit<DatabaseSettings, 'url'>;
