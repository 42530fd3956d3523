import type { HeldIds, Step } from './batch';

const NOBODY_HELD: HeldIds = new Set();

/** Calls the handler: with the whole batch if it can take one, otherwise event by event in their order. */
export const handle: Step = async ({ handler: { instance }, events, tx }) => {
  if (!tx) throw new Error('handle runs inside a transaction');
  const received = events.map(({ event }) => event);
  if ('handleBatch' in instance) await instance.handleBatch(received, tx);
  else for (const event of received) await instance.handle(event, tx);
  return NOBODY_HELD;
};
