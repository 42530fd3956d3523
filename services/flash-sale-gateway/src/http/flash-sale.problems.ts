import type { ProblemTable } from '@floodgate/runtime';

/** How the ways in which a flash sale says no look from outside. */
export const flashSaleProblems = {
  'flash-sale/closes-before-it-opens': { status: 422, title: 'The sale has no window' },
  'flash-sale/not-found': { status: 404, title: 'There is no such flash sale' },
  'flash-sale/ticket-not-found': { status: 404, title: 'There is no such ticket' },
  'flash-sale/ticket-not-yours': { status: 403, title: 'Not yours' },
} as const satisfies ProblemTable;
