import { freeText, sku } from '@floodgate/contracts';
import { z } from 'zod';

/** With the most pieces an order may have, the total is still a number that JavaScript counts exactly. */
const PRICE_MAX_MINOR = 1_000_000_000;
const PAGE_MAX_COUNT = 500;
const PAGE_DEFAULT_COUNT = 100;

const priceMinor = z.int().min(0).max(PRICE_MAX_MINOR);

export const ProductParams = z.object({ sku });

export const ProductBody = z.object({ name: freeText, priceMinor });

export const ProductAnswer = z.object({ sku, name: z.string(), priceMinor });
export type ProductAnswer = z.infer<typeof ProductAnswer>;

export const ListProductsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(PAGE_MAX_COUNT).default(PAGE_DEFAULT_COUNT),
  cursor: sku.optional(),
});

export const ProductPage = z
  .object({ items: z.array(ProductAnswer), nextCursor: sku.nullable() })
  .describe('By SKU. Ask again with `cursor` set to `nextCursor` until that is null.');
export type ProductPage = z.infer<typeof ProductPage>;
