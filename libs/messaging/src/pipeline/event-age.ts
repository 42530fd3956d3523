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
  let oldest: string | undefined;
  // Of times in one format, which is RFC 3339 in UTC wherever we wrote them, the first is the smallest text.
  for (const { event } of events) if (oldest === undefined || event.time < oldest) oldest = event.time;
  const ageMs = Date.now() - Date.parse(oldest ?? '');
  if (!Number.isNaN(ageMs)) age.observe({ handler }, Math.max(0, ageMs) / 1_000);
}
