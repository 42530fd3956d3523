import { counter } from '@floodgate/observability';
import { takeOnce } from '../inbox/take-once';
import type { Step } from './batch';

const duplicates = counter({
  name: 'messaging_duplicates_total',
  help: 'Events that this handler had already taken.',
  labelNames: ['handler'],
});

/** Lets through only what this consumer has never taken; the inbox row commits with the handler's own work. */
export const deduplicate: Step = async (batch, next) => {
  const { events, handler, tx } = batch;
  if (!tx) throw new Error('deduplicate runs inside a transaction');
  const consumer = handler.wiring.queue;
  const fresh = new Set(
    await takeOnce(
      tx,
      consumer,
      events.map(({ event }) => event.id),
    ),
  );
  // The same id twice in one delivery: the first of them counts.
  const firsts = events.filter(({ event }) => fresh.delete(event.id));
  if (firsts.length < events.length) duplicates.inc({ handler: consumer }, events.length - firsts.length);
  if (firsts.length > 0) await next({ ...batch, events: firsts });
};
