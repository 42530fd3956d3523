import { join } from 'node:path';
import type { DatabaseSettings, Transaction } from '@floodgate/persistence';
import { PrismaClient, type Prisma } from './generated/client';

export const notificationDatabase = {
  migrations: join(__dirname, '../../prisma/migrations'),
  client: (adapter) => new PrismaClient({ adapter }),
} as const satisfies Omit<DatabaseSettings, 'url'>;

/** The generated models on an open transaction, for simple reads. */
export const models = (tx: Transaction) => tx as Prisma.TransactionClient;
