import { v7 as uuidv7 } from 'uuid';
import type { ServiceName } from '../../src/ledgers';
import type { TestBooks } from '../books';
import { honestOrder } from '../honest-books';

/** Something that must never be in the books. A check that has never failed proves nothing. */
export interface Lie {
  readonly what: string;
  /** The name of the invariant that must notice. */
  readonly breaks: string;
  /** @returns an id, or something as good, that the offender must show */
  readonly tell: (books: TestBooks) => Promise<string>;
}

/** A statement with one new id as `$1`. The checks of the database itself are taken away first, where it has any. */
export const written =
  (service: ServiceName, ...statements: readonly string[]): Lie['tell'] =>
  async ({ write }) => {
    const id = uuidv7();
    for (const statement of statements) await write(service, statement, statement.includes('$1') ? [id] : []);
    return id;
  };

/** An order with something changed about it. */
export const changedOrder =
  (status: Parameters<typeof honestOrder>[1], service: ServiceName, ...statements: readonly string[]): Lie['tell'] =>
  async (books) => {
    const id = await honestOrder(books, status);
    for (const statement of statements) await books.write(service, statement, statement.includes('$1') ? [id] : []);
    return id;
  };
