import { counter } from '@floodgate/observability';
import { takeAlways, takeOnce } from '../inbox/take-once';
import type { Step } from './batch';

const duplicates = counter({
  name: 'messaging_duplicates_total',
  help: 'Events that this handler had already taken.',
  labelNames: ['handler'],
});

/**
 * Lets through only what this consumer has never taken, and holds back what must not overtake an earlier event of its
 * subject. The inbox row commits with the handler's own work.
 */
export const deduplicate: Step = async (batch, next) => {
  const { events, handler, tx } = batch;
  if (!tx) throw new Error('deduplicate runs inside a transaction');
  const consumer = handler.wiring.queue;
  const asked = events.map(({ event }) => ({ eventId: event.id, subject: event.subject }));
  const take = handler.wiring.once === 'inbox' ? takeOnce : takeAlways;
  const { fresh, held } = await take(tx, consumer, asked);
  // The same id twice in one delivery: the first of them counts.
  const unseen = new Set(fresh);
  const firsts = events.filter(({ event }) => unseen.delete(event.id));
  const duplicateCount = events.filter(({ event }) => !held.has(event.id)).length - firsts.length;
  if (duplicateCount > 0) duplicates.inc({ handler: consumer }, duplicateCount);
  if (firsts.length > 0) await next({ ...batch, events: firsts });
  return held;
};
