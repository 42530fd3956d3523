import { written, type Lie } from './lie';

const sale = (numbers: string) => `
  INSERT INTO sale_allocations (sale_id, sku, allocated, free, leased, held, sold, revision, set_at)
  VALUES ($1, 'NONE', ${numbers}, 1, now())`;
const sku =
  (name: string, numbers: string): Lie['tell'] =>
  async ({ write }) => {
    await write('inventory', `INSERT INTO stock VALUES ('${name}', ${numbers})`);
    return `${name}:`;
  };

export const inStock: readonly Lie[] = [
  {
    what: 'a piece that is nowhere',
    breaks: 'stock-adds-up',
    tell: async (books) => {
      await books.write(
        'inventory',
        'ALTER TABLE stock DROP CONSTRAINT stock_adds_up, DROP CONSTRAINT stock_is_never_oversold',
      );
      return sku('NOWHERE', '3, 2, 0, 0')(books);
    },
  },
  { what: 'less than nothing in stock', breaks: 'stock-adds-up', tell: sku('NEGATIVE', '1, 2, -1, 0') },
  { what: 'pieces reserved for nobody', breaks: 'reserved-is-explained', tell: sku('UNEXPLAINED', '3, 0, 3, 0') },
  { what: 'pieces sold to nobody', breaks: 'sold-is-explained', tell: sku('UNSOLD', '3, 0, 0, 3') },
];

export const inSales: readonly Lie[] = [
  {
    what: 'a sale that sold more than it had',
    breaks: 'sales-add-up',
    tell: written(
      'inventory',
      'ALTER TABLE sale_allocations DROP CONSTRAINT sales_add_up, DROP CONSTRAINT sales_are_never_oversold',
      sale('2, 0, 0, 0, 3'),
    ),
  },
  {
    what: 'a sale that holds for no ticket',
    breaks: 'sales-hold-what-tickets-hold',
    tell: written('inventory', sale('2, 0, 0, 2, 0')),
  },
  {
    what: 'a sale that sold to no order',
    breaks: 'sales-sold-what-was-bought',
    tell: written('inventory', sale('2, 0, 0, 0, 2')),
  },
  { what: 'permits leased by nobody', breaks: 'leases-add-up', tell: written('inventory', sale('2, 0, 2, 0, 0')) },
  {
    what: 'a lease that nobody closes',
    breaks: 'no-lease-is-forgotten',
    tell: written(
      'inventory',
      `INSERT INTO permit_leases (lease_id, sale_id, holder, granted, outstanding, leased_at, expires_at, reconcile_at)
       VALUES ($1, $1, 'replica-2', 2, 2, now(), now(), now() - interval '1 minute')`,
    ),
  },
];
