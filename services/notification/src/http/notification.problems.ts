import { Problem, type ProblemTable } from '@floodgate/runtime';

/** How the ways in which this service says no look from outside. */
export const notificationProblems = {
  'notification/invalid-quiet-hours': { status: 422, title: 'No clock can keep these quiet hours' },
} as const satisfies ProblemTable;

/** A customer asked for what only they themselves and operators may see. */
export function notYours(): Problem {
  const detail = 'These are the preferences of another customer: the token needs the role `operator`.';
  return new Problem({ status: 403, slug: 'forbidden', title: 'Not yours', detail });
}
