import { randomBytes } from 'node:crypto';
import { call } from './http';
import { operator } from './people';

const PRICE_MINOR = 1_000;

/** A product that nobody else orders, with this many pieces in stock. Each costs 10.00. */
export async function newProduct(pieces: number): Promise<string> {
  const sku = `E2E-${randomBytes(6).toString('hex').toUpperCase()}`;
  const { token } = operator();
  const offered = await call('order', `PUT /products/${sku}`, { token, body: { name: sku, priceMinor: PRICE_MINOR } });
  expect(offered).toMatchObject({ status: 200 });
  if (pieces > 0) await addStock(sku, pieces);
  return sku;
}

export async function addStock(sku: string, quantity: number): Promise<void> {
  const { token } = operator();
  const body = { quantity, reason: 'a delivery came' };
  expect(await call('inventory', `POST /stock/${sku}/adjustments`, { token, body })).toMatchObject({ status: 201 });
}

/** `{ sku, stocked, available, reserved, sold }` */
export async function stockOf(sku: string): Promise<object> {
  return (await call('inventory', `GET /stock/${sku}`)).body as object;
}
