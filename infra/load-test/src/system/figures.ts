/** What one service said of itself at one moment. */
export interface ServiceFigures {
  readonly name: string;
  readonly residentBytes: number;
  /** User and system time since its start. */
  readonly cpuS: number;
  /** Messages that wait for its handlers, looked at every five seconds. */
  readonly backlogMessages: number;
  /** People it refused since its start, by layer and outcome. Of the gateway only. */
  readonly refused: ReadonlyMap<string, number>;
}

interface Process {
  readonly name: string;
  readonly url: string;
}

const DEADLINE_MS = 2_000;

/** Reads `/metrics` of every process at once; one that does not answer in time is missing. */
export async function readFigures(processes: readonly Process[]): Promise<readonly ServiceFigures[]> {
  const read = processes.map(async ({ name, url }) => {
    try {
      const response = await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(DEADLINE_MS) });
      return [figuresIn(name, await response.text())];
    } catch {
      return [];
    }
  });
  return (await Promise.all(read)).flat();
}

/** User and system time of all of them together since they were started, in seconds. */
export async function processorTimeOf(processes: readonly Process[]): Promise<number> {
  const figures = await readFigures(processes);
  return figures.reduce((sum, { cpuS }) => sum + cpuS, 0);
}

/** Prometheus' text format: `name{labels} value`, a line each. */
export function figuresIn(name: string, text: string): ServiceFigures {
  return {
    name,
    residentBytes: sumOf(text, 'process_resident_memory_bytes'),
    cpuS: sumOf(text, 'process_cpu_seconds_total'),
    backlogMessages: sumOf(text, 'messaging_queue_messages'),
    refused: refusedIn(text),
  };
}

function refusedIn(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [labels, value] of samplesOf(text, 'flash_sale_refusals_total')) {
    const of = (label: string) => new RegExp(`${label}="([^"]*)"`).exec(labels)?.[1] ?? '';
    counts.set(`${of('layer')} ${of('outcome')}`, value);
  }
  return counts;
}

function sumOf(text: string, metric: string): number {
  return samplesOf(text, metric).reduce((sum, [, value]) => sum + value, 0);
}

function samplesOf(text: string, metric: string): readonly (readonly [string, number])[] {
  const line = new RegExp(`^${metric}(\\{[^}]*\\})? (\\S+)`, 'gm');
  return [...text.matchAll(line)].map(([, labels = '', value]) => [labels, Number(value)] as const);
}
