import { perOutcome } from '../../generator/outcome';
import { resultOf, secondOf } from '../../../test/results';
import { ORPHANS, sideOf } from './side';

const latency = { count: 90, inASecondCount: 80, p50Ms: 5, p90Ms: 6, p99Ms: 7, p999Ms: 8, maxMs: 9 };
const none = { count: 0, inASecondCount: 0, p50Ms: 0, p90Ms: 0, p99Ms: 0, p999Ms: 0, maxMs: 0 };
const process = (name: string, cores: number | null) => ({ name, cores, residentBytes: 50 });

describe('one way of handling a crowd', () => {
  it('has the first answer of its own kind, and the final one apart from it', () => {
    const queue = resultOf();
    expect(sideOf([queue])).toMatchObject({
      acceptedP99Ms: queue.latencies.admitted.p99Ms,
      confirmedP99Ms: queue.settling.p99Ms,
    });
    const direct = resultOf({
      latencies: perOutcome((outcome) => (outcome === 'ordered' ? latency : none)),
      settling: latency,
    });
    expect(sideOf([direct])).toMatchObject({ acceptedP99Ms: 7, confirmedP99Ms: 7, acceptedInASecond: 80 });
  });

  it('tells who was sent away apart from who came too late and from what broke', () => {
    const told = { crowded: 3, 'stock-unknown': 2, 'sold-out': 50, error: 4, 'no-answer': 1 };
    const { funnel } = resultOf();
    const countOf = (outcome: string) => Object.entries(told).find(([name]) => name === outcome)?.[1] ?? 0;
    const result = resultOf({ funnel: { ...funnel, told: perOutcome(countOf) } });
    expect(sideOf([result])).toMatchObject({ turnedAway: 5, soldOut: 50, failed: 5 });
  });

  it('counts the processor time of an order, of programs and servers apart, and without the generator', () => {
    const processes = [process('a 1', 0.5), process('b 1', null), process('postgres', 0.25), process('load test', 1)];
    const { funnel } = resultOf();
    const result = resultOf({
      funnel: { ...funnel, confirmed: 10 },
      series: [secondOf({ lengthS: 2, processes }), secondOf({ lengthS: 1, processes })],
      servicesCpuS: 1.5,
    });
    expect(sideOf([result])).toMatchObject({
      cpuMsPerOrder: { programs: 150, servers: 75 },
      programs: { count: 2, residentBytes: 100 },
    });
  });

  it('counts what is left behind: tickets without an answer and reservations without an order', () => {
    const { funnel } = resultOf();
    const checks = [{ title: `${ORPHANS} (orphaned reservations: 2)`, offenders: ['o-1', 'o-2'] }];
    expect(sideOf([resultOf({ funnel: { ...funnel, waiting: 1 }, checks })]).leftBehind).toBe(3);
  });

  it('is the median of its runs', () => {
    const runs = [3, 1, 2].map((drainS) => resultOf({ drainS }));
    expect(sideOf(runs).drainS).toBe(2);
  });
});
