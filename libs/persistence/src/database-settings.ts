import type { PrismaPg } from '@prisma/adapter-pg';
import type { Transaction } from './transaction';

/** What a service says about its database, in its `storage/<service>.database.ts`. */
export interface DatabaseSettings {
  /** `postgres://role:password@host:port/database` */
  readonly url: string;
  /** The folder of Prisma migrations; the process refuses to start while one is not applied. */
  readonly migrations: string;
  /** Makes the service's generated client over the given adapter. */
  readonly client: (adapter: PrismaPg) => GeneratedClient;
  /** Connections at most; 10 when not given. */
  readonly poolMaxCount?: number;
}

/** The part of a generated Prisma client that this library uses. */
export interface GeneratedClient extends Transaction {
  $transaction<T>(
    work: (tx: Transaction) => Promise<T>,
    options: { readonly maxWait: number; readonly timeout: number },
  ): Promise<T>;
  $disconnect(): Promise<void>;
}
