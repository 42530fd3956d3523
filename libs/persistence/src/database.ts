import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { logger, readiness } from '@floodgate/observability';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import type { DatabaseSettings, GeneratedClient } from './database-settings';
import { directAdapter, overriding, withDirectStatements } from './direct-adapter';
import { executeOn, nameOf, queryOn, type DirectStatements } from './direct-statements';
import { DedicatedConnection } from './dedicated-connection';
import { assertMigrated } from './migrations/assert-migrated';
import type { Transaction } from './transaction';

/** Waiting for a free connection, and for one statement, before the caller is told that the database is unavailable. */
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 30_000;
const TRANSACTION_TIMEOUT_MS = 30_000;

/** The service's own database: its connections, its transactions, and the word after each commit. */
@Injectable()
export class Database implements OnModuleInit, OnApplicationShutdown {
  private readonly log = logger('database');
  private readonly pool: Pool;
  private readonly client: GeneratedClient;
  private readonly reading: Transaction;
  private readonly lookingUp: Transaction;
  private readonly commitListeners: ((tx: Transaction) => void)[] = [];

  constructor(private readonly settings: DatabaseSettings) {
    this.pool = new Pool({
      connectionString: settings.url,
      max: settings.poolMaxCount ?? 10,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
      keepAlive: true,
      // The pool forgets its idle timers when it ends; they must not hold up the process.
      allowExitOnIdle: true,
    });
    this.pool.on('error', (error) => this.log.warn({ err: error }, 'an idle database connection was lost'));
    this.client = settings.client(directAdapter(new PrismaPg(this.pool, { disposeExternalPool: false })));
    this.reading = this.onThePool(() => undefined);
    this.lookingUp = this.onThePool(nameOf);
  }

  /** @throws Error naming the migrations that are not applied and the command that applies them. */
  async onModuleInit(): Promise<void> {
    await assertMigrated(this.pool, this.settings.migrations);
    readiness.register('database', () => this.ping());
  }

  /**
   * Runs `work` in one READ COMMITTED transaction; commits when it resolves, rolls back when it throws.
   * Isolation is deliberately the weakest: every statement that decides something carries its own condition.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    let committed: Transaction | undefined;
    const result = await withDirectStatements((statements) =>
      this.client.$transaction((prisma) => work((committed = transactionOn(prisma, statements()))), {
        maxWait: CONNECT_TIMEOUT_MS,
        timeout: TRANSACTION_TIMEOUT_MS,
      }),
    );
    if (committed) for (const listener of this.commitListeners) listener(committed);
    return result;
  }

  /** Runs `work` on plain connections, without a transaction: for reading. Planned with the values at hand, as searches need. */
  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return work(this.reading);
  }

  /** As `read`, for what is asked often and by key: each statement is planned once per connection, whatever the values. */
  lookUp<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return work(this.lookingUp);
  }

  /** Calls `listener` after each commit with the transaction that committed. */
  onCommit(listener: (tx: Transaction) => void): void {
    this.commitListeners.push(listener);
  }

  /** A connection outside the pool, for session state: advisory locks and LISTEN. */
  dedicatedConnection(): Promise<DedicatedConnection> {
    return DedicatedConnection.open(this.settings.url);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.$disconnect();
    await this.pool.end();
  }

  private onThePool(nameFor: (sql: string) => string | undefined): Transaction {
    return overriding<Transaction>(this.client, {
      $queryRawUnsafe: (sql, ...parameters) => queryOn(this.pool, sql, parameters, nameFor(sql)),
      $executeRawUnsafe: (sql, ...parameters) => executeOn(this.pool, sql, parameters, nameFor(sql)),
    });
  }

  private async ping(): Promise<void> {
    try {
      await this.pool.query('SELECT 1');
    } catch (error) {
      throw new Error(`PostgreSQL does not answer: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
}

/** Prisma's transaction with its models; its raw statements go straight to the connection. */
function transactionOn(tx: Transaction, statements: DirectStatements): Transaction {
  return overriding(tx, {
    $queryRawUnsafe: (sql, ...parameters) => statements.query(sql, parameters),
    $executeRawUnsafe: (sql, ...parameters) => statements.execute(sql, parameters),
  });
}
