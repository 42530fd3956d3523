import { diag, DiagLogLevel, type DiagLogger, type Tracer } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { logger } from '../logs/log';

const EXPORT_QUEUE_MAX_COUNT = 4_096;
const EXPORT_BATCH_MAX_COUNT = 512;
const EXPORT_INTERVAL_MS = 2_000;
const EXPORT_TIMEOUT_MS = 5_000;
/** A collector that is away must not use up the time in which a process has to stop. */
const LAST_EXPORT_TIMEOUT_MS = 1_000;

const log = logger('traces');

export interface TracingSettings {
  readonly service: string;
  /** OTLP/HTTP base address of a collector; without one nothing is exported, ids still travel. */
  readonly endpoint?: string | undefined;
  readonly sampleRatio: number;
}

let provider: BasicTracerProvider | undefined;

export async function startTracing(settings: TracingSettings): Promise<void> {
  await stopTracing();
  provider = begin(settings, settings.endpoint === undefined ? [] : [await exporterTo(settings.endpoint)]);
}

/** Sends what is still queued. Afterwards spans carry ids again, but nothing is exported. */
export async function stopTracing(): Promise<void> {
  const stopped = provider;
  provider = undefined;
  if (stopped === undefined) return;
  const tooLate = new Promise<void>((resolve) => void setTimeout(resolve, LAST_EXPORT_TIMEOUT_MS).unref());
  // Spans that cannot be delivered are lost, and nothing else is.
  await Promise.race([
    stopped.shutdown().catch((error: unknown) => log.warn({ err: error }, 'last spans lost')),
    tooLate,
  ]);
}

/** Before `startTracing`, and in programs that never call it, traces still have ids: they are only not exported. */
export function tracer(): Tracer {
  provider ??= begin({ service: 'unnamed', sampleRatio: 0 }, []);
  return provider.getTracer('floodgate');
}

function begin({ service, sampleRatio }: TracingSettings, spanProcessors: SpanProcessor[]): BasicTracerProvider {
  return new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(sampleRatio) }),
    spanProcessors,
  });
}

async function exporterTo(endpoint: string): Promise<SpanProcessor> {
  // Loaded only when asked for: a process that exports nothing should not carry the exporter.
  diag.setLogger(problemsOnly, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  return new BatchSpanProcessor(new OTLPTraceExporter({ url, timeoutMillis: EXPORT_TIMEOUT_MS }), {
    maxQueueSize: EXPORT_QUEUE_MAX_COUNT,
    maxExportBatchSize: EXPORT_BATCH_MAX_COUNT,
    scheduledDelayMillis: EXPORT_INTERVAL_MS,
    exportTimeoutMillis: EXPORT_TIMEOUT_MS,
  });
}

/** Without this the exporter fails in silence. */
const problemsOnly: DiagLogger = {
  error: (message) => log.warn({ message }, 'could not export spans'),
  warn: (message) => log.warn({ message }, 'could not export spans'),
  info: () => undefined,
  debug: () => undefined,
  verbose: () => undefined,
};
