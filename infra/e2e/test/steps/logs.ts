import { system } from '../system/the-system';
import type { ServiceName } from '../system/target';

/** One line of a service's log, which is JSON and names the service. */
interface LogLine {
  readonly service: string;
  readonly correlationId?: string;
  /** A line about a batch, in which several traces meet. */
  readonly correlationIds?: readonly string[];
}

/** What a service wrote about one request. Fails when the service writes anything that is no log line. */
export async function linesOf(service: ServiceName, correlationId: string): Promise<readonly LogLine[]> {
  const lines = (await system.logsOf(service)).split('\n').filter((line) => line.trim() !== '');
  return lines
    .map((line) => JSON.parse(line) as LogLine)
    .filter((line) => line.correlationId === correlationId || line.correlationIds?.includes(correlationId));
}
