import type { ProblemTable } from '@floodgate/runtime';

/** How the ways in which inventory says no look from outside. */
export const inventoryProblems = {
  'inventory/unknown-sku': { status: 404, title: 'There is no such stock' },
  'inventory/insufficient-stock': { status: 409, title: 'Not so much is available' },
  'inventory/stock-too-large': { status: 409, title: 'More than can be kept' },
  'inventory/idempotency-key-reused': { status: 422, title: 'The Idempotency-Key belongs to another request' },
} as const satisfies ProblemTable;
