import { ManagementApi } from '@floodgate/setup';
import { Client } from 'pg';
import { CannotCheck } from './cannot-check';

/** Where the truth is written: what `npm run status -- --json` prints. */
export interface Books {
  /** Service → url of its database. */
  readonly databases: Readonly<Record<string, string>>;
  readonly broker: { readonly clientUrl: string; readonly managementUrl: string };
  readonly vhost: string;
}

export const serviceNames = ['order', 'inventory', 'notification', 'flash-sale-gateway', 'audit'] as const;
export type ServiceName = (typeof serviceNames)[number];

const BATCH_COUNT = 5_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** Open connections to all of them. Each database is read as it was at one moment. */
export class Ledgers {
  readonly management: ManagementApi;
  readonly vhost: string;
  /** The broker, entered by its administrator. */
  readonly brokerUrl: string;
  private cursorCount = 0;

  private constructor(
    private readonly clients: ReadonlyMap<string, Client>,
    { broker, vhost }: Books,
  ) {
    const { username, password } = new URL(broker.managementUrl);
    this.management = new ManagementApi(broker.managementUrl);
    this.vhost = vhost;
    this.brokerUrl = Object.assign(new URL(broker.clientUrl), { username, password }).href;
  }

  /** @throws CannotCheck when a database does not let us in */
  static async open(books: Books): Promise<Ledgers> {
    const clients = new Map<string, Client>();
    try {
      for (const name of serviceNames) clients.set(name, await connected(name, books.databases[name]));
    } catch (error) {
      await endAll(clients);
      throw error;
    }
    return new Ledgers(clients, books);
  }

  /** The one number that a statement selects. */
  async count(service: ServiceName, statement: string): Promise<number> {
    const { rows } = await this.client(service).query<[string]>({ text: statement, rowMode: 'array' });
    return Number(rows[0]?.[0] ?? 0);
  }

  /** The rows of a statement that selects one text column, sorted by their bytes, a batch at a time. */
  async *sorted(
    service: ServiceName,
    statement: string,
    parameters: readonly unknown[] = [],
  ): AsyncGenerator<readonly string[]> {
    const client = this.client(service);
    const cursor = `lines_${(this.cursorCount += 1)}`;
    const sorted = `SELECT line FROM (${statement}) AS lines (line) ORDER BY line COLLATE "C"`;
    await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sorted}`, [...parameters]);
    for (let count = BATCH_COUNT; count === BATCH_COUNT;) {
      const { rows } = await client.query<[string]>({
        text: `FETCH ${BATCH_COUNT} FROM ${cursor}`,
        rowMode: 'array',
      });
      count = rows.length;
      yield rows.map(([line]) => line);
    }
    await client.query(`CLOSE ${cursor}`);
  }

  close(): Promise<void> {
    return endAll(this.clients);
  }

  private client(service: ServiceName): Client {
    const client = this.clients.get(service);
    if (!client) throw new Error(`the database of ${service} is not among the books`);
    return client;
  }
}

async function connected(service: ServiceName, url: string | undefined): Promise<Client> {
  if (url === undefined)
    throw new CannotCheck(`There is no address of the database of ${service}.`, 'Add it to `databases`.');
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined); // The question that is under way fails as well.
  try {
    await client.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const { host, pathname } = new URL(url);
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new CannotCheck(
      `The database of ${service} (${host}${pathname}) cannot be read: ${reason}.`,
      '`npm run status` says whether the demo runs; --books names another system.',
    );
  }
}

async function endAll(clients: ReadonlyMap<string, Client>): Promise<void> {
  await Promise.all([...clients.values()].map((client) => client.end()));
}
