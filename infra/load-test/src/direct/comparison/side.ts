import { medianOf } from '../../result/median';
import type { Result } from '../../result/result';

/** Processes that both ways share: their part of the work is counted, not their number. */
const SERVERS = ['postgres', 'rabbitmq'];
const GENERATOR = 'load test';

/** One way of handling the crowd in figures, the median of its runs. Times in milliseconds unless the name says seconds. */
export interface Side {
  readonly offered: number;
  /** Orders that were confirmed, with both notifications. */
  readonly confirmed: number;
  /** Customers who heard «yes» within a second of being due: of their ticket, or of their order. */
  readonly acceptedInASecond: number;
  /** Customers whose order was confirmed within a second of being due. */
  readonly confirmedInASecond: number;
  readonly acceptedP50Ms: number;
  readonly acceptedP99Ms: number;
  readonly confirmedP50Ms: number;
  readonly confirmedP99Ms: number;
  /** From the opening to the last confirmation. */
  readonly confirmedPerS: number;
  readonly soldOut: number;
  /** Told «not now, ask again», and nothing was wrong with what they asked. */
  readonly turnedAway: number;
  /** An error of ours, or no answer at all. */
  readonly failed: number;
  /** Requests without any answer, at their most. */
  readonly unansweredPeak: number;
  /** Tickets without a final answer, at their most; directly there are none. */
  readonly backlogPeak: number;
  readonly drainS: number;
  /** Tickets without a final answer, reservations without an order: nobody will mend them. */
  readonly leftBehind: number;
  /** Of the programs until nothing was under way, of the servers until the last order was confirmed: reading the books is work as well. */
  readonly cpuMsPerOrder: { readonly programs: number; readonly servers: number };
  readonly programs: { readonly count: number; readonly residentBytes: number };
}

/** @param runs at least one */
export function sideOf(runs: readonly Result[]): Side {
  const median = (of: (result: Result) => number) => medianOf(runs.map(of));
  return {
    offered: median(({ funnel }) => funnel.offered),
    confirmed: median(({ funnel }) => funnel.confirmed),
    acceptedInASecond: median((result) => acceptedOf(result).inASecondCount),
    confirmedInASecond: median(({ settling }) => settling.inASecondCount),
    acceptedP50Ms: median((result) => acceptedOf(result).p50Ms),
    acceptedP99Ms: median((result) => acceptedOf(result).p99Ms),
    confirmedP50Ms: median(({ settling }) => settling.p50Ms),
    confirmedP99Ms: median(({ settling }) => settling.p99Ms),
    confirmedPerS: median(({ funnel, spans }) => (spans.settledS > 0 ? funnel.confirmed / spans.settledS : 0)),
    soldOut: median(({ funnel: { told } }) => told['sold-out'] + told['too-few-left'] + told.over),
    turnedAway: median(turnedAwayIn),
    failed: median(({ funnel: { told } }) => told.error + told['no-answer'] + told.refused),
    unansweredPeak: median(({ series }) =>
      Math.max(0, ...series.map(({ generator: { running, queued } }) => running + queued)),
    ),
    backlogPeak: median(({ series }) => Math.max(0, ...series.map(({ waiting }) => waiting))),
    drainS: median(({ drainS }) => drainS),
    leftBehind: median(leftBehindIn),
    cpuMsPerOrder: {
      programs: median((result) => perOrder(result, result.servicesCpuS)),
      servers: median((result) => perOrder(result, serversCpuS(result))),
    },
    programs: {
      count: median((result) => programsIn(result).length),
      residentBytes: median(residentPeakIn),
    },
  };
}

/** The direct way has no ticket: its first word is the last. */
function acceptedOf({ latencies }: Result): Result['settling'] {
  return latencies.ordered.count > 0 ? latencies.ordered : latencies.admitted;
}

function turnedAwayIn({ funnel: { told } }: Result): number {
  const { backlog, crowded, unconfirmed, busy } = told;
  return backlog + crowded + unconfirmed + busy + told['stock-unknown'] + told['intake-full'] + told['rate-limited'];
}

function leftBehindIn({ funnel, checks }: Result): number {
  const orphaned = checks.find(({ title }) => title.startsWith(ORPHANS));
  return funnel.waiting + (orphaned?.offenders.length ?? 0);
}

/** How the title of the check begins that counts reservations without an order. */
export const ORPHANS = 'direct: every reservation has an order';

function perOrder({ funnel }: Result, cpuS: number): number {
  return funnel.confirmed > 0 ? (1_000 * cpuS) / funnel.confirmed : 0;
}

function serversCpuS({ series }: Result): number {
  const coreSeconds = series.flatMap(({ lengthS, processes }) =>
    processes.filter(({ name }) => SERVERS.includes(name)).map(({ cores }) => (cores ?? 0) * lengthS),
  );
  return coreSeconds.reduce((sum, each) => sum + each, 0);
}

function programsIn({ series }: Result): readonly string[] {
  return [...new Set(series.flatMap(({ processes }) => processes.map(({ name }) => name)))].filter(isProgram);
}

function residentPeakIn({ series }: Result): number {
  const sums = series.map(({ processes }) =>
    processes.filter(({ name }) => isProgram(name)).reduce((sum, { residentBytes }) => sum + residentBytes, 0),
  );
  return Math.max(0, ...sums);
}

function isProgram(name: string): boolean {
  return name !== GENERATOR && !SERVERS.includes(name);
}
