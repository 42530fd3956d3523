import { isolated, type Isolated } from '@floodgate/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wrongBooks } from './inventory-books';

const seed = readFileSync(join(__dirname, '../prisma/seed.sql'), 'utf8');

let environment: Isolated;

beforeAll(async () => {
  environment = await isolated('inventory');
});

afterAll(() => environment.remove());

beforeEach(() => environment.sql('TRUNCATE stock, sale_allocations, stock_adjustments'));

const books = async () => {
  expect(await wrongBooks(environment)).toEqual([]);
  const [row] = await environment.sql(
    `SELECT stocked, available, reserved, allocated, free FROM stock LEFT JOIN sale_allocations USING (sku) WHERE sku = 'SKU-3'`,
  );
  return row;
};

describe('the demo’s stock', () => {
  it('has a hundred pieces for everybody and a hundred for the sale, however often it is seeded', async () => {
    await environment.sql(seed);
    await environment.sql(seed);
    expect(await books()).toEqual({ stocked: 200, available: 100, reserved: 100, allocated: 100, free: 100 });
  });

  it('leaves alone what happened since', async () => {
    await environment.sql(seed);
    await environment.sql(`UPDATE stock SET stocked = 150, available = 50 WHERE sku = 'SKU-3'`);
    await environment.sql('UPDATE sale_allocations SET free = 90, sold = 10');
    await environment.sql(`UPDATE stock SET reserved = 90, sold = 10 WHERE sku = 'SKU-3'`);
    await environment.sql(
      `INSERT INTO reservations (order_id, sku, quantity, status, sale_id, decided_at)
       SELECT gen_random_uuid(), 'SKU-3', 10, 'sold', sale_id, now() FROM sale_allocations`,
    );
    await environment.sql(seed);
    expect(await books()).toEqual({ stocked: 150, available: 50, reserved: 90, allocated: 100, free: 90 });
  });

  it('has nothing for the sale when so much is not there any more', async () => {
    await environment.sql('TRUNCATE reservations');
    await environment.sql(`INSERT INTO stock (sku, stocked, available) VALUES ('SKU-3', 99, 99)`);
    await environment.sql(seed);
    expect(await books()).toEqual({ stocked: 99, available: 99, reserved: 0, allocated: null, free: null });
  });
});
