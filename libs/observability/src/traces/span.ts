import { inspect } from 'node:util';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context, type Span } from '@opentelemetry/api';
import { context } from './context';
import { tracer } from './tracing';
import { formatTraceparent, parseTraceparent } from './traceparent';

export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

export interface SpanOptions {
  /** Continues this trace. Without it the span belongs to the running one, or begins a new one. */
  readonly traceparent?: string | undefined;
  readonly attributes?: SpanAttributes;
  readonly kind?: keyof typeof SpanKind;
}

/** A span whose work is spread over several callbacks. Where one function does the work, use `inSpan`. */
export interface ActiveSpan {
  readonly correlationId: string;
  readonly traceparent: string;
  run<T>(work: () => T): T;
  end(outcome?: { readonly attributes?: SpanAttributes; readonly error?: unknown }): void;
}

export function beginSpan(name: string, { traceparent, attributes = {}, kind = 'INTERNAL' }: SpanOptions): ActiveSpan {
  const parent = parseTraceparent(traceparent);
  const around = surroundingsFor(kind);
  const surroundings = parent === undefined ? around : trace.setSpanContext(around, parent);
  const span = tracer().startSpan(name, { attributes: { ...attributes }, kind: SpanKind[kind] }, surroundings);
  const inside = trace.setSpan(surroundings, span);
  return {
    correlationId: span.spanContext().traceId,
    traceparent: formatTraceparent(span.spanContext()),
    run: (work) => context.with(inside, work),
    end: (outcome = {}) => end(span, outcome),
  };
}

export async function inSpan<T>(name: string, options: SpanOptions, work: () => T | Promise<T>): Promise<T> {
  const span = beginSpan(name, options);
  try {
    const result = await span.run(work);
    span.end();
    return result;
  } catch (error) {
    span.end({ error });
    throw error;
  }
}

/** A request begins a trace of its own: what its kept-alive socket remembers is the request before it. */
function surroundingsFor(kind: SpanOptions['kind']): Context {
  return kind === 'SERVER' ? ROOT_CONTEXT : context.active();
}

function end(span: Span, { attributes, error }: { attributes?: SpanAttributes; error?: unknown }): void {
  if (attributes !== undefined) span.setAttributes(attributes);
  if (error !== undefined) {
    const exception = error instanceof Error ? error : new Error(inspect(error));
    span.recordException(exception);
    span.setStatus({ code: SpanStatusCode.ERROR, message: exception.message });
  }
  span.end();
}
