import type { ProblemTable } from '@floodgate/runtime';

/** What the domain's refusals look like from outside. */
export const inventoryProblems: ProblemTable = {
  'inventory/unknown-sku': { status: 404, title: 'No such stock' },
  'inventory/insufficient-stock': { status: 409, title: 'Not so much is available' },
  'inventory/stock-too-large': { status: 409, title: 'More than can be kept' },
  'inventory/idempotency-key-reused': { status: 422, title: 'The key belongs to another request' },
};
