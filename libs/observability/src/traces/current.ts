import { trace } from '@opentelemetry/api';
import { context } from './context';
import { formatTraceparent } from './traceparent';

/** What to write into a message or a request so that its receiver continues this trace. */
export function currentTraceparent(): string | undefined {
  const running = trace.getSpanContext(context.active());
  return running === undefined ? undefined : formatTraceparent(running);
}

export function currentCorrelationId(): string | undefined {
  return trace.getSpanContext(context.active())?.traceId;
}
