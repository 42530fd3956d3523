import { histogram } from '@floodgate/observability';
import type { ReceivedEvent } from './delivery';

const age = histogram({
  name: 'messaging_event_age_seconds',
  help: 'Age of the oldest event of a batch when a handler takes it, from the time its publisher wrote; delays count.',
  labelNames: ['handler'],
  buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600],
});

/** Clocks differ between machines, so an age is never below nothing. */
export function measureAge(handler: string, events: readonly ReceivedEvent[]): void {
  const times = events.map(({ event }) => Date.parse(event.time)).filter((time) => !Number.isNaN(time));
  if (times.length === 0) return;
  const oldest = times.reduce((first, second) => Math.min(first, second));
  age.observe({ handler }, Math.max(0, Date.now() - oldest) / 1_000);
}
