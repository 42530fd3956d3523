import type { Pool } from 'pg';
import { z } from 'zod';
import { QUEUES, type Queues } from './queues';
import { CONFIRM, INSERT_ORDERS, NOTIFY, RESERVE } from './tables.sql';

const BATCH_MAX_COUNT = 250;
const NOTIFICATIONS_MAX_COUNT = 500;

interface Placed {
  readonly id: string;
  readonly sku: string;
  readonly qty: number;
}
interface Wanted extends Placed {
  readonly userId: string;
}
interface Told {
  readonly id: string;
  readonly c: string;
}

/** The baseline checks nothing that comes by its own queues: what was written there is what is read. */
const trusted = <Item>() => z.custom<readonly Item[]>(Array.isArray);
const wanted = trusted<Wanted>();
const placed = trusted<Placed>();
const reserved = trusted<{ readonly id: string }>();
const told = trusted<Told>();

/** One step each, a process of its own: consume a batch, change rows in one statement, publish, acknowledge. */
export function stepsOf(queues: Queues, pool: Pool): Readonly<Record<string, () => Promise<void>>> {
  return {
    order: () =>
      queues.consume(QUEUES.intake, BATCH_MAX_COUNT, async (content) => {
        const items = wanted.parse(content);
        const columns = [...columnsOf(items), items.map(({ userId }) => userId), items.map(() => 'PENDING')];
        await pool.query(INSERT_ORDERS, columns);
        await queues.sendAll(
          QUEUES.placed,
          items.map(({ id, sku, qty }) => ({ id, sku, qty })),
        );
      }),
    stock: () =>
      queues.consume(QUEUES.placed, BATCH_MAX_COUNT, async (content) => {
        const items = placed.parse(content);
        await pool.query(RESERVE, [...columnsOf(items)]);
        await queues.sendAll(
          QUEUES.reserved,
          items.map(({ id }) => ({ id })),
        );
      }),
    settle: () =>
      queues.consume(QUEUES.reserved, BATCH_MAX_COUNT, async (content) => {
        const items = reserved.parse(content);
        await pool.query(CONFIRM, [items.map(({ id }) => id)]);
        await queues.sendAll(
          QUEUES.notify,
          items.flatMap(({ id }) => [
            { id, c: 'sms' },
            { id, c: 'red-packet' },
          ]),
        );
      }),
    notify: () =>
      queues.consume(QUEUES.notify, NOTIFICATIONS_MAX_COUNT, async (content) => {
        const items = told.parse(content);
        await pool.query(NOTIFY, [items.map(({ id }) => id), items.map(({ c }) => c)]);
      }),
  };
}

function columnsOf(items: readonly Placed[]): readonly unknown[] {
  return [items.map(({ id }) => id), items.map(({ sku }) => sku), items.map(({ qty }) => qty)];
}
