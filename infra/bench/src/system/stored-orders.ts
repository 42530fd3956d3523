import { Client } from 'pg';
import { STORE_ORDERS } from './stored-orders.sql';

const CHUNK_COUNT = 250_000;

interface Storing {
  /** The address of a service's database. */
  readonly databaseUrlOf: (service: string) => string;
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Adds orders of long ago to the books of all services, until there are so many; `from` are there already. */
export async function storeOrders(from: number, to: number, { databaseUrlOf, print, signal }: Storing): Promise<void> {
  for (const [service, statement] of Object.entries(STORE_ORDERS)) {
    const client = new Client({ connectionString: databaseUrlOf(service) });
    await client.connect();
    try {
      // Nothing is lost that could not be inserted again.
      await client.query('SET synchronous_commit = off');
      for (let first = from + 1; first <= to; first += CHUNK_COUNT) {
        signal.throwIfAborted();
        await client.query(statement, [first, Math.min(to, first + CHUNK_COUNT - 1)]);
      }
      await client.query('VACUUM (ANALYZE)');
      print(`  ${service}: what belongs to ${to} orders is stored`);
    } finally {
      await client.end();
    }
  }
}
