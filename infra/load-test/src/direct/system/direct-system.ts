import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DirectProgram, type ProgramPlan } from './direct-program';
import { createOwnDatabase, onDatabase, type OwnDatabase } from './own-database';
import { createOwnVirtualHost, type OwnVirtualHost } from './own-virtual-host';
import type { Servers } from './servers';
import { COUNT_STOCK, INSERT_SALE, INSERT_STOCK, ORDER_SCHEMA, RESTOCK, STOCK_SCHEMA } from './storage/schema.sql';

const PRICE_MINOR = 100;

export interface DirectWishes {
  readonly servers: Servers;
  /** Pieces of each sale; the first is the hot one. */
  readonly units: readonly number[];
  readonly tokenSecret: string;
  /** For the logs of both programs. */
  readonly folder: string;
  /** Two with one name cannot be at once on the same servers. */
  readonly name?: string;
  readonly nodeArgs?: readonly string[];
}

interface Parts {
  readonly stockDatabase: OwnDatabase;
  readonly orderDatabase: OwnDatabase;
  readonly virtualHost: OwnVirtualHost;
  readonly stock: DirectProgram;
  readonly order: DirectProgram;
}

/** The direct way as a system of its own on the demo's servers, which touches nothing of the demo's and leaves nothing behind. */
export class DirectSystem {
  private constructor(
    readonly saleIds: readonly string[],
    private readonly parts: Parts,
  ) {}

  static async start({ servers, units, name = 'direct', ...rest }: DirectWishes): Promise<DirectSystem> {
    const saleIds = units.map(() => randomUUID());
    const { postgresUrl } = servers;
    const stockDatabase = await createOwnDatabase(postgresUrl, `${name}_stock`, STOCK_SCHEMA);
    const orderDatabase = await createOwnDatabase(postgresUrl, `${name}_order`, ORDER_SCHEMA);
    const virtualHost = await createOwnVirtualHost(servers, name);
    for (const [index, saleId] of saleIds.entries()) {
      await onDatabase(stockDatabase.url, (client) => client.query(INSERT_STOCK, [skuOf(index), units[index]]));
      await onDatabase(orderDatabase.url, (client) => client.query(INSERT_SALE, [saleId, skuOf(index), PRICE_MINOR]));
    }
    const plan = planner(rest, virtualHost.url);
    const stock = await DirectProgram.start(plan('direct-stock', 'stock', stockDatabase.url));
    const order = await DirectProgram.start(plan('direct-order', 'order', orderDatabase.url));
    return new DirectSystem(saleIds, { stockDatabase, orderDatabase, virtualHost, stock, order });
  }

  get order(): DirectProgram {
    return this.parts.order;
  }

  get stock(): DirectProgram {
    return this.parts.stock;
  }

  get databases(): { readonly order: string; readonly stock: string } {
    return { order: this.parts.orderDatabase.url, stock: this.parts.stockDatabase.url };
  }

  /** So many pieces of the sale in all from now on. */
  async restock(saleId: string, units: number): Promise<void> {
    await onDatabase(this.databases.stock, (client) => client.query(RESTOCK, [this.skuOf(saleId), units]));
  }

  /** Pieces of these sales: not promised, and promised. */
  async stockOf(saleIds: readonly string[]): Promise<{ readonly free: number; readonly held: number }> {
    const skus = saleIds.map((id) => this.skuOf(id));
    const { rows } = await onDatabase(this.databases.stock, (client) =>
      client.query<{ free: number; held: number }>(COUNT_STOCK, [skus]),
    );
    return rows[0] ?? { free: 0, held: 0 };
  }

  /** Who was let in is answered; then the books are final, and can still be read. */
  async stop(): Promise<void> {
    await this.parts.order.stop();
    await this.parts.stock.stop();
  }

  async remove(): Promise<void> {
    await this.stop();
    const { stockDatabase, orderDatabase, virtualHost } = this.parts;
    await Promise.all([stockDatabase.drop(), orderDatabase.drop(), virtualHost.drop()]);
  }

  private skuOf(saleId: string): string {
    return skuOf(this.saleIds.indexOf(saleId));
  }
}

type Rest = Pick<DirectWishes, 'tokenSecret' | 'folder' | 'nodeArgs'>;

function planner({ tokenSecret, folder, nodeArgs = [] }: Rest, brokerUrl: string) {
  return (name: ProgramPlan['name'], place: ProgramPlan['folder'], databaseUrl: string): ProgramPlan => ({
    ...{ name, folder: place, nodeArgs },
    logFile: join(folder, `${name}.log`),
    environment: {
      ...{ DATABASE_URL: databaseUrl, BROKER_URL: brokerUrl, TOKEN_SECRET: tokenSecret },
      // Its passwords are made for one run, the secret of the tokens is the demo's.
      DEMO: 'true',
    },
  });
}

function skuOf(saleIndex: number): string {
  return `DIRECT-${saleIndex + 1}`;
}
