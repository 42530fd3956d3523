import { Client } from 'pg';
import { STORE_ORDERS } from './stored-orders.sql';

/** Each of them ends before an interruption is heard: some seconds. */
const CHUNK_COUNT = 100_000;

interface Storing {
  /** The address of a service's database. */
  readonly databaseUrlOf: (service: string) => string;
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Adds orders of long ago to the books of all services at once, until there are so many; `from` are there already. */
export async function storeOrders(from: number, to: number, storing: Storing): Promise<void> {
  const stored = Object.entries(STORE_ORDERS).map(([service, statement]) =>
    storeIn(service, statement, { ...storing, first: from + 1, last: to }),
  );
  // All of them have ended when this has: none works on a system that is being stopped.
  const failed = (await Promise.allSettled(stored)).find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function storeIn(
  service: string,
  statement: string,
  { databaseUrlOf, print, signal, first, last }: Storing & { readonly first: number; readonly last: number },
): Promise<void> {
  const client = new Client({ connectionString: databaseUrlOf(service) });
  await client.connect();
  try {
    // Nothing is lost that could not be inserted again.
    await client.query('SET synchronous_commit = off');
    for (let number = first; number <= last; number += CHUNK_COUNT) {
      signal.throwIfAborted();
      await client.query(statement, [number, Math.min(last, number + CHUNK_COUNT - 1)]);
    }
    await client.query('VACUUM (ANALYZE)');
    print(`  ${service}: what belongs to ${last} orders is stored`);
  } finally {
    await client.end();
  }
}
