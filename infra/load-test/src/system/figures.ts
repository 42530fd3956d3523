/** What one process said of itself at one moment. */
export interface ProcessFigures {
  readonly name: string;
  readonly residentBytes: number;
  /** User and system time since its start. */
  readonly cpuS: number;
  /** Messages that wait for its handlers. */
  readonly backlogMessages: number;
}

interface Process {
  readonly name: string;
  readonly url: string;
}

const DEADLINE_MS = 2_000;

/** Reads `/metrics` of every process at once; one that does not answer in time is missing. */
export async function readFigures(processes: readonly Process[]): Promise<readonly ProcessFigures[]> {
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

/** Prometheus' text format: `name{labels} value`, a line each. */
export function figuresIn(name: string, text: string): ProcessFigures {
  return {
    name,
    residentBytes: sumOf(text, 'process_resident_memory_bytes'),
    cpuS: sumOf(text, 'process_cpu_seconds_total'),
    backlogMessages: sumOf(text, 'messaging_queue_messages'),
  };
}

function sumOf(text: string, metric: string): number {
  const line = new RegExp(`^${metric}(?:\\{[^}]*\\})? (\\S+)`, 'gm');
  return [...text.matchAll(line)].reduce((sum, [, value]) => sum + Number(value), 0);
}
