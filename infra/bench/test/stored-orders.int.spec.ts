import { isolated, type Isolated } from '@floodgate/testing';
import { storeOrders } from '../src/system/stored-orders';

const services = ['order', 'inventory', 'notification', 'audit'];

describe('orders of long ago', () => {
  const books = new Map<string, Isolated>();

  beforeAll(async () => {
    for (const service of services) books.set(service, await isolated(service));
  });

  afterAll(async () => {
    await Promise.all([...books.values()].map((book) => book.remove()));
  });

  const store = (from: number, to: number) =>
    storeOrders(from, to, {
      databaseUrlOf: (service) => books.get(service)?.databaseUrl ?? '',
      print: () => undefined,
      signal: new AbortController().signal,
    });
  const countOf = async (service: string, table: string, where = 'true'): Promise<number | undefined> => {
    const sql = `SELECT count(*)::int AS count FROM ${table} WHERE ${where}`;
    return (await books.get(service)?.sql<{ count: number }>(sql))?.[0]?.count;
  };

  const newestIn = async (service: string, table: string, column: string): Promise<string | undefined> => {
    const sql = `SELECT ${column}::text AS id FROM ${table} ORDER BY ${column} DESC LIMIT 1`;
    return (await books.get(service)?.sql<{ id: string }>(sql))?.[0]?.id;
  };

  it('are in the books of every service, each with an end that was told and that holds no stock', async () => {
    await store(0, 10);
    await store(10, 25);
    expect(await countOf('order', 'orders', `status = 'rejected'`)).toBe(25);
    expect(await countOf('order', 'order_history')).toBe(50);
    expect(await countOf('inventory', 'reservations', `status = 'refused'`)).toBe(25);
    expect(await countOf('notification', 'deliveries', `status = 'delivered' AND template = 'order-rejected'`)).toBe(
      50,
    );
    expect(await countOf('audit', 'audit_entries')).toBe(75);
  });

  it('have the same id everywhere', async () => {
    const id = await newestIn('order', 'orders', 'id');
    expect(id).toBeDefined();
    for (const [service, table] of [
      ['inventory', 'reservations'],
      ['notification', 'deliveries'],
      ['audit', 'audit_entries'],
    ] as const) {
      expect(await newestIn(service, table, 'order_id')).toBe(id);
    }
  });
});
