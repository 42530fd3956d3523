import { freeText, instant, minorUnits, pieces, sku, uuid } from '@floodgate/contracts';
import { z } from 'zod';

const PRICE_MAX_MINOR = 1_000_000_000;
const ALLOCATION_MAX_PIECES = 1_000_000;
const TICKET_MAX_PIECES = 100;
const PAGE_MAX_COUNT = 100;
const PAGE_DEFAULT_COUNT = 20;

/** With any offset; before 1970 there was nothing to sell. */
const moment = z.iso
  .datetime({ offset: true, abort: true })
  .refine((text) => Date.parse(text) >= 0, 'must not be before 1970');

const priceMinor = z.int().min(0).max(PRICE_MAX_MINOR);
const perCustomerLimit = z.int().min(1).max(TICKET_MAX_PIECES);
const allocation = z.int().min(0).max(ALLOCATION_MAX_PIECES);

export const FlashSaleBody = z.object({
  sku,
  /** The SKU when it is left out. */
  name: freeText.optional(),
  /** Pieces in all. */
  allocation: allocation.min(1),
  priceMinor,
  /** Pieces in the one ticket a customer can have. */
  perCustomerLimit: perCustomerLimit.default(1),
  opensAt: moment,
  closesAt: moment,
});

export const FlashSaleChange = z
  .object({
    allocation: allocation.optional(),
    closesAt: moment.optional(),
    opensAt: moment.optional(),
    priceMinor: priceMinor.optional(),
    perCustomerLimit: perCustomerLimit.optional(),
    name: freeText.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'must say what to change');

export const FlashSaleParams = z.object({ id: uuid });

export const ListFlashSalesQuery = z.object({
  limit: z.coerce.number().int().min(1).max(PAGE_MAX_COUNT).default(PAGE_DEFAULT_COUNT),
  cursor: uuid.optional(),
});

const AllocationAnswer = z
  .object({
    answer: z.enum(['pending', 'granted', 'refused']),
    /** Pieces that belong to the sale; null while inventory has said nothing at all. */
    allocated: pieces.nullable(),
    /** Why these are not as many as were wanted. */
    refusal: z.string().nullable(),
  })
  .describe('What inventory answered to the newest change. `refused` may come with fewer pieces than wanted.');

const CountersAnswer = z
  .object({ allocated: pieces, free: pieces, leased: pieces, held: pieces, sold: pieces })
  .describe('`allocated = free + leased + held + sold`, as inventory counts right now.');

export const FlashSaleAnswer = z
  .object({
    id: uuid,
    sku,
    name: z.string(),
    allocation: pieces,
    priceMinor: minorUnits,
    perCustomerLimit: z.int(),
    opensAt: instant,
    closesAt: instant,
    state: z.enum(['upcoming', 'open', 'sold-out', 'over']),
    inventory: AllocationAnswer,
    counters: CountersAnswer.nullable(),
    /** Why there are no counters; null when there are. */
    hint: z.string().nullable(),
  })
  .describe('The sale, what it has, and whether anything can be bought right now.');
export type FlashSaleAnswer = z.infer<typeof FlashSaleAnswer>;

export const FlashSalePage = z
  .object({ items: z.array(FlashSaleAnswer), nextCursor: uuid.nullable() })
  .describe('Newest first. Ask again with `cursor` set to `nextCursor` until that is null.');
export type FlashSalePage = z.infer<typeof FlashSalePage>;
