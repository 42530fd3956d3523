import { Following } from '@floodgate/observability';
import type { PrismaPg } from '@prisma/adapter-pg';
import { Client } from 'pg';
import { DirectStatements } from './direct-statements';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type AdapterTransaction = Awaited<ReturnType<Adapter['startTransaction']>>;

/** What a transaction in the making waits for: the connection that Prisma takes for it. */
class Slot {
  statements?: DirectStatements;
}

const beginning = new Following('the transaction in the making', Slot);

/**
 * Prisma's adapter, which besides tells whoever begins a transaction on which connection it runs. Raw statements then go
 * to the driver without a detour through Prisma's engine, in the same transaction as the models.
 */
export function directAdapter(adapter: PrismaPg): PrismaPg {
  return overriding(adapter, {
    connect: async () => {
      const connected = await adapter.connect();
      return overriding(connected, {
        startTransaction: async (...options) => observed(await connected.startTransaction(...options)),
      });
    },
  });
}

/** Runs `begin`, which begins a Prisma transaction; `statements` are those of that transaction, once it has begun. */
export function withDirectStatements<T>(begin: (statements: () => DirectStatements) => Promise<T>): Promise<T> {
  const slot = new Slot();
  return beginning.during(slot, () =>
    begin(() => {
      if (!slot.statements) throw new Error('the connection of this transaction is not known');
      return slot.statements;
    }),
  );
}

/** The connection goes back to the pool when Prisma ends the transaction, also because it took too long. */
function observed(transaction: AdapterTransaction): AdapterTransaction {
  const slot = beginning.current;
  const client: unknown = Reflect.get(transaction, 'client');
  if (!slot || !(client instanceof Client)) return transaction;
  const statements = (slot.statements = new DirectStatements(client));
  return overriding(transaction, {
    executeRaw: (query) => {
      if (/^(COMMIT|ROLLBACK)$/i.test(query.sql)) statements.end();
      return transaction.executeRaw(query);
    },
    commit: () => (statements.end(), transaction.commit()),
    rollback: () => (statements.end(), transaction.rollback()),
  });
}

/** `original` with some of its methods replaced. */
export function overriding<T extends object>(original: T, methods: Partial<T>): T {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-return -- Object.create cannot say what it makes: an object that has all of T
  return Object.create(original, Object.getOwnPropertyDescriptors(methods));
}
