import { z } from 'zod';

/** A UUID of any version; ids we make ourselves are version 7, so that they sort by time. Read in any case, kept in one. */
export const uuid = z.guid().toLowerCase();

/** A stock keeping unit: upper-case words joined by hyphens, at most 40 characters. */
export const sku = z
  .string()
  .regex(/^[A-Z0-9]+(?:-[A-Z0-9]+)*$/, 'upper-case letters, digits and hyphens')
  .max(40);

/** Pieces in one line. The upper bound keeps every sum of a batch far inside a 32-bit column. */
export const quantity = z.int().min(1).max(10_000);

/** Pieces of a stock or of a sale, counted. */
export const pieces = z.int().min(0).max(1_000_000_000);

/** Money in the smallest unit of the currency (cents), never a fraction. */
export const minorUnits = z.int().min(0).max(1_000_000_000_000);

/** RFC 3339, UTC, as `Date.toISOString()` writes it. Nobody's clock and no PostgreSQL knows a year 0. */
export const instant = z.iso.datetime().refine((text) => !text.startsWith('0000'), 'must be after the year 0');

/**
 * What PostgreSQL stores and every screen shows: no control characters (it refuses NUL), and no half of a surrogate pair,
 * which becomes another text on its way through UTF-8. One pattern, so that the recorded schemas say it too.
 */
const printable = z.regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters or broken Unicode');

/** Who ordered: the `sub` of the customer's token. */
export const customerId = z.string().min(1).max(100).check(printable);

/** A short free text that somebody writes: a name, a reason. */
export const freeText = z.string().trim().min(1).max(200).check(printable);

export const orderLine = z.object({ sku, quantity, unitPriceMinor: minorUnits });

export const stockLine = z.object({ sku, quantity });

/** One line that could not be promised: how many were asked for and how many there were. */
export const shortage = z.object({ sku, requested: z.int(), available: z.int() });

/** Why stock could not be promised to an order. */
export const rejectionReason = z.enum(['insufficient-stock', 'unknown-sku']);

export type OrderLine = z.infer<typeof orderLine>;
export type StockLine = z.infer<typeof stockLine>;
export type Shortage = z.infer<typeof shortage>;
export type RejectionReason = z.infer<typeof rejectionReason>;
