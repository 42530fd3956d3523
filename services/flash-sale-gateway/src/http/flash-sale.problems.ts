import { Problem, type ProblemTable } from '@floodgate/runtime';
import type { AllocationCheck } from '../use-cases/check-allocation';

/** How the ways in which a flash sale says no look from outside. */
export const flashSaleProblems = {
  'flash-sale/closes-before-it-opens': { status: 422, title: 'The sale has no window' },
  'flash-sale/closes-in-the-past': { status: 422, title: 'The sale would be over already' },
  'flash-sale/has-opened': { status: 409, title: 'The sale has opened' },
  'flash-sale/is-over': { status: 409, title: 'The sale is over' },
  'flash-sale/idempotency-key-reused': { status: 422, title: 'The Idempotency-Key belongs to another request' },
  'flash-sale/not-found': { status: 404, title: 'There is no such flash sale' },
  'flash-sale/ticket-not-found': { status: 404, title: 'There is no such ticket' },
  'flash-sale/ticket-not-yours': { status: 403, title: 'Not yours' },
} as const satisfies ProblemTable;

/** @throws Problem when inventory is sure that there is not so much; nothing was stored */
export function refuseWithoutStock(check: AllocationCheck): void {
  if (check.outcome === 'unknown-sku') {
    throw new Problem({
      status: 422,
      slug: 'flash-sale/unknown-sku',
      title: 'There is no such SKU',
      detail: 'Inventory has never heard of this SKU: add it to the stock first.',
      errors: [{ field: 'sku', message: 'is not known to inventory' }],
    });
  }
  if (check.outcome === 'short') {
    const { availableCount } = check;
    throw new Problem({
      status: 409,
      slug: 'flash-sale/insufficient-stock',
      title: 'Not enough in stock',
      detail: `Only ${availableCount} more pieces could be set aside for this sale. Nothing was changed.`,
      errors: [{ field: 'allocation', message: `only ${availableCount} more available` }],
      extensions: { available: availableCount },
    });
  }
}
