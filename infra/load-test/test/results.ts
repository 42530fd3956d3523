import { perOutcome } from '../src/generator/outcome';
import type { Report, Result, Second } from '../src/result/result';

const latency = (count: number, ms: number): Result['settling'] => ({
  ...{ count, inASecondCount: count, p50Ms: ms, p90Ms: 2 * ms, p99Ms: 3 * ms, p999Ms: 4 * ms, maxMs: 4 * ms },
});

/** A second in which nothing happened but what is given. */
export function secondOf(given: Partial<Second>): Second {
  return {
    ...{ atS: 1, lengthS: 1, offered: 0, told: {}, refusedBy: {}, confirmed: 0, rejected: 0, waiting: 0, oldestS: 0 },
    ...{ p99: { admitted: null, refused: null }, stock: null },
    ...{ generator: { running: 0, queued: 0, busyShare: 0 }, processes: [], machineCores: 1.5 },
    ...given,
  };
}

/** A crowd of a thousand for a hundred pieces. */
export function resultOf(given: Partial<Result> = {}): Result {
  const told = { admitted: 100, 'sold-out': 890, 'rate-limited': 9, 'no-answer': 1 };
  const countOf = (outcome: string) => Object.entries(told).find(([name]) => name === outcome)?.[1] ?? 0;
  return {
    ...{ verdict: 'PASS', isPartial: false, startedAt: '2026-01-05T10:00:00.000Z' },
    checks: [
      { title: 'no more tickets are confirmed or paid than there were pieces', offenders: [] },
      { title: 'every ticket got its final answer', offenders: [] },
    ],
    funnel: {
      ...{ offered: 1_000, told: perOutcome(countOf), units: 100 },
      refusedBy: [
        { layer: 'window', outcome: 'sold-out', count: 880 },
        { layer: 'rate', outcome: 'customer', count: 9 },
        { layer: 'permits', outcome: 'sold-out', count: 10 },
      ],
      ...{ confirmed: 99, rejected: 1, waiting: 0, paid: 70, cancelled: 5, expired: 0 },
    },
    spans: { offeredS: 3, answeredS: 3.1, admittedS: 1, settledS: 3.5 },
    latencies: perOutcome((outcome) => latency(countOf(outcome), countOf(outcome) > 0 ? 7 : 0)),
    settling: latency(100, 90),
    ...{ drainS: 0.4, quietS: 2.1, servicesCpuS: 2 },
    series: [1, 2, 3, 4].map((atS) =>
      secondOf({
        atS,
        offered: 300,
        told: { admitted: 30 },
        refusedBy: { window: 200, rate: atS },
        confirmed: 20 + atS,
        ...{ waiting: 40 / atS, oldestS: 1 / atS },
        p99: { admitted: 8 * atS, refused: 2 },
        stock: { free: 100 - 20 * atS, leased: 10, held: 5 * atS, sold: 10 * atS },
        generator: { running: 12, queued: 0, busyShare: 0.4 },
        processes: ['order 1', 'inventory 1', 'postgres', 'rabbitmq'].map((name, index) => ({
          ...{
            name,
            residentBytes: (80 + 10 * index + atS) * 2 ** 20,
            cores: 0.1 * (index + atS),
            backlogMessages: atS,
          },
        })),
      }),
    ),
    generator: { late: latency(1_000, 0.5), connections: 256 },
    ...given,
  };
}

/** What a command of so many runs leaves behind. */
export function reportOf(runs: readonly Result[] = [resultOf()], given: Partial<Report> = {}): Report {
  return {
    ...{ verdict: 'PASS', isPartial: false, command: 'npm run load-test -- --rate 300', scenario: 'burst', seed: 1 },
    ...{ startedAt: '2026-01-05T10:00:00.000Z', isFreshlyStarted: false },
    machine: {
      ...{ cpu: 'A processor', cores: 2, memoryBytes: 8 * 2 ** 30, os: 'Linux 6.1', commit: 'abcdef1', mode: 'native' },
      versions: { Node: '20.19.0', PostgreSQL: '15.14', RabbitMQ: '3.10.8' },
      replicas: { order: 1, inventory: 1 },
    },
    ...{ strategy: 'queue', runs: [...runs], direct: [] },
    ...given,
  };
}
