import { ManagementApi } from '@floodgate/setup';
import { Client } from 'pg';

/** Where the truth is written: what `npm run status -- --json` prints. */
export interface Books {
  /** Service → url of its database. */
  readonly databases: Readonly<Record<string, string>>;
  readonly broker: { readonly clientUrl: string; readonly managementUrl: string };
  readonly vhost: string;
}

export type ServiceName = 'order' | 'inventory' | 'notification' | 'flash-sale-gateway';

const OFFENDERS_MAX_COUNT = 20;

/** Open connections to all of them. */
export class Ledgers {
  readonly management: ManagementApi;
  readonly vhost: string;
  /** The broker, entered by its administrator. */
  readonly brokerUrl: string;

  private constructor(
    private readonly clients: ReadonlyMap<string, Client>,
    { broker, vhost }: Books,
  ) {
    const { username, password } = new URL(broker.managementUrl);
    this.management = new ManagementApi(broker.managementUrl);
    this.vhost = vhost;
    this.brokerUrl = Object.assign(new URL(broker.clientUrl), { username, password }).href;
  }

  static async open(books: Books): Promise<Ledgers> {
    const clients = Object.entries(books.databases).map(([name, url]): [string, Client] => [name, new Client(url)]);
    await Promise.all(clients.map(([, client]) => client.connect()));
    return new Ledgers(new Map(clients), books);
  }

  /** The rows of a statement that selects one text column. */
  async lines(service: ServiceName, statement: string): Promise<readonly string[]> {
    const client = this.clients.get(service);
    if (!client) throw new Error(`the database of ${service} is not among the books`);
    const { rows } = await client.query<[string]>({ text: statement, rowMode: 'array' });
    return rows.map(([line]) => line);
  }

  async close(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.end()));
  }
}

/** The first of them, and how many there are. */
export function offendersOf(lines: readonly string[]): readonly string[] {
  if (lines.length <= OFFENDERS_MAX_COUNT) return lines;
  return [...lines.slice(0, OFFENDERS_MAX_COUNT), `… and ${lines.length - OFFENDERS_MAX_COUNT} more`];
}

/** What is in one list and not in the other; a line that stands twice must stand twice in both. */
export function differencesOf(
  expected: readonly string[],
  found: readonly string[],
  words: { readonly missing: string; readonly surplus: string },
): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of expected) counts.set(line, (counts.get(line) ?? 0) + 1);
  for (const line of found) counts.set(line, (counts.get(line) ?? 0) - 1);
  return [...counts].flatMap(([line, count]) =>
    count === 0 ? [] : [`${count > 0 ? words.missing : words.surplus}: ${line}`],
  );
}
