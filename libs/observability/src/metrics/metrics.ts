import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
  type CounterConfiguration,
  type GaugeConfiguration,
  type HistogramConfiguration,
  type Metric,
} from 'prom-client';

/** Our own registry, not the global one of prom-client: nothing a dependency registers there appears in ours. */
const registry = new Registry();
let isCollectingProcess = false;

/** Asking for a name again returns the same metric, so that the file that measures is the one that declares. */
export function counter<L extends string = string>(settings: CounterConfiguration<L>): Counter<L> {
  return once(settings.name, Counter<L>, () => new Counter<L>({ ...settings, registers: [registry] }));
}

export function gauge<L extends string = string>(settings: GaugeConfiguration<L>): Gauge<L> {
  return once(settings.name, Gauge<L>, () => new Gauge<L>({ ...settings, registers: [registry] }));
}

export function histogram<L extends string = string>(settings: HistogramConfiguration<L>): Histogram<L> {
  return once(settings.name, Histogram<L>, () => new Histogram<L>({ ...settings, registers: [registry] }));
}

/** Memory, processor time, event loop delay and garbage collection of this process. */
export function collectProcessMetrics(): void {
  if (isCollectingProcess) return;
  isCollectingProcess = true;
  collectDefaultMetrics({ register: registry });
}

export async function renderMetrics(): Promise<{ readonly contentType: string; readonly body: string }> {
  return { contentType: registry.contentType, body: await registry.metrics() };
}

function once<M extends Metric>(name: string, kind: new (settings: never) => M, create: () => M): M {
  const known = registry.getSingleMetric(name);
  if (known === undefined) return create();
  if (known instanceof kind) return known;
  throw new Error(`The metric ${name} already exists as another kind: give one of the two another name.`);
}
