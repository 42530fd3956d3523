import type { ProblemTable } from '@floodgate/runtime';

/** How the ways in which red packets and their campaigns say no look from outside. */
export const redPacketProblems = {
  'notification/campaign-not-found': { status: 404, title: 'There is no such campaign' },
  'notification/campaign-over': { status: 422, title: 'The campaign would be over already' },
  'notification/campaign-key-reused': { status: 422, title: 'The Idempotency-Key belongs to another request' },
  'notification/red-packets-not-yours': { status: 403, title: 'Not yours' },
} as const satisfies ProblemTable;
