import { shown } from '../../result/figures-of';
import type { Side } from './side';

export interface Row {
  readonly what: string;
  readonly queue: string;
  readonly direct: string;
}

const MEBIBYTE = 1_024 * 1_024;

/** The same figure of both ways in one line each. Accepted and confirmed are lines of their own: the direct way knows no difference. */
export function rowsOf(queue: Side, direct: Side): readonly Row[] {
  const row = (what: string, of: (side: Side) => string): Row => ({ what, queue: of(queue), direct: of(direct) });
  return [
    row('customers who came', ({ offered }) => shown(offered)),
    row('accepted (202, a promise) or ordered (201), p50 / p99', (side) => ms(side.acceptedP50Ms, side.acceptedP99Ms)),
    row('… within a second', (side) => share(side.acceptedInASecond, side)),
    row('order confirmed, p50 / p99', (side) => ms(side.confirmedP50Ms, side.confirmedP99Ms)),
    row('… within a second', (side) => share(side.confirmedInASecond, side)),
    row('orders confirmed in the end', (side) => share(side.confirmed, side)),
    row('confirmed a second, from the opening to the last', ({ confirmedPerS }) => shown(confirmedPerS)),
    row('told that nothing is left', (side) => share(side.soldOut, side)),
    row('turned away: not now', (side) => share(side.turnedAway, side)),
    row('saw an error, or nothing', (side) => share(side.failed, side)),
    row('waited for their first answer at once, at most', ({ unansweredPeak }) => shown(unansweredPeak)),
    row('had a ticket and waited for their order at once, at most', ({ backlogPeak }) => shown(backlogPeak)),
    row('drained after everybody was answered', ({ drainS }) => `${drainS.toFixed(1)} s`),
    row('left behind: tickets without an answer, reservations without an order', ({ leftBehind }) => shown(leftBehind)),
    row(
      'processor time for each order (refusing others is in it): programs, until all is quiet',
      ({ cpuMsPerOrder }) => `${cpuMsPerOrder.programs.toFixed(2)} ms`,
    ),
    row(
      '… PostgreSQL and RabbitMQ, until the last is confirmed',
      ({ cpuMsPerOrder }) => `${cpuMsPerOrder.servers.toFixed(2)} ms`,
    ),
    row(
      'programs, and their memory at most',
      ({ programs }) => `${programs.count}, ${Math.round(programs.residentBytes / MEBIBYTE)} MiB`,
    ),
  ];
}

function ms(p50Ms: number, p99Ms: number): string {
  return `${shown(p50Ms)} / ${shown(p99Ms)} ms`;
}

function share(count: number, { offered }: Side): string {
  return `${shown(count)} (${((100 * count) / Math.max(1, offered)).toFixed(1)} %)`;
}
