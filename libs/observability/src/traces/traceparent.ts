import { parseTraceParent } from '@opentelemetry/core';
import type { SpanContext } from '@opentelemetry/api';

/** `00-<trace id>-<span id>-<flags>`, as W3C Trace Context writes it. */
export function formatTraceparent({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

/** What another process sent us; a malformed one counts as none, because a trace is never worth an error. */
export function parseTraceparent(traceparent: string | undefined): SpanContext | undefined {
  const parsed = traceparent === undefined ? null : parseTraceParent(traceparent);
  return parsed === null ? undefined : { ...parsed, isRemote: true };
}

/** The id an operator searches the logs for: the trace id, whether or not the trace is sampled. */
export function correlationIdOf(traceparent: string | undefined): string | undefined {
  return parseTraceparent(traceparent)?.traceId;
}
