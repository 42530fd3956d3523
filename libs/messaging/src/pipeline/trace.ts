import { inSpan, inTraces } from '@floodgate/observability';
import type { Step } from './batch';

/** Continues the trace of each event: whatever a handler announces about a subject belongs to that subject's trace. */
export const trace: Step = (batch, next) => {
  const { events, handler } = batch;
  const traces = new Map(
    events.flatMap(({ event }) =>
      event.traceparent === undefined ? [] : [[event.subject, event.traceparent] as const],
    ),
  );
  const only = events.length === 1 ? events[0]?.event.traceparent : undefined;
  return inTraces(traces, () =>
    inSpan(
      handler.wiring.queue,
      { traceparent: only, attributes: { 'messaging.batch.message_count': events.length } },
      () => next(batch),
    ),
  );
};
