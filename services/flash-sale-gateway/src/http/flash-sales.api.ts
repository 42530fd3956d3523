import { freeText, instant, minorUnits, sku, uuid } from '@floodgate/contracts';
import { z } from 'zod';

const PRICE_MAX_MINOR = 1_000_000_000;
const PAGE_MAX_COUNT = 100;
const PAGE_DEFAULT_COUNT = 20;

/** With any offset; before 1970 there was nothing to sell. */
const moment = z.iso
  .datetime({ offset: true, abort: true })
  .refine((text) => Date.parse(text) >= 0, 'must not be before 1970');

export const FlashSaleBody = z.object({
  sku,
  name: freeText,
  priceMinor: z.int().min(0).max(PRICE_MAX_MINOR),
  opensAt: moment,
  closesAt: moment,
});

export const FlashSaleParams = z.object({ id: uuid });

/** For an address without parameters: whoever sends one should hear that nobody listens to it. */
export const NoQuery = z.strictObject({});

export const ListFlashSalesQuery = z.object({
  limit: z.coerce.number().int().min(1).max(PAGE_MAX_COUNT).default(PAGE_DEFAULT_COUNT),
  cursor: uuid.optional(),
});

export const FlashSaleAnswer = z
  .object({
    id: uuid,
    sku,
    name: z.string(),
    priceMinor: minorUnits,
    opensAt: instant,
    closesAt: instant,
    state: z.enum(['upcoming', 'open', 'over']),
  })
  .describe('The sale, and whether it is open right now.');
export type FlashSaleAnswer = z.infer<typeof FlashSaleAnswer>;

export const FlashSalePage = z
  .object({ items: z.array(FlashSaleAnswer), nextCursor: uuid.nullable() })
  .describe('Newest first. Ask again with `cursor` set to `nextCursor` until that is null.');
export type FlashSalePage = z.infer<typeof FlashSalePage>;
