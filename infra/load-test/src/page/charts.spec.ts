import type { Result } from '../result/result';
import { chartsOf } from './charts';

const processes = (cpuS: number) => [{ name: 'order 1', residentBytes: 2 ** 20 * 100, cpuS, backlogMessages: 3 }];

const series: Result['series'] = [
  {
    atS: 1,
    offered: 10,
    told: { admitted: 4, 'sold-out': 6 },
    confirmed: 1,
    rejected: 0,
    waiting: 3,
    processes: processes(1),
  },
  { atS: 2, offered: 0, told: {}, confirmed: 2, rejected: 1, waiting: 0, processes: processes(1.5) },
  { atS: 3, offered: 0, told: {}, confirmed: 0, rejected: 0, waiting: 0, processes: processes(0.1) },
];

const chart = (title: string) => {
  const found = chartsOf({ series } as unknown as Result).find((each) => each.title === title);
  return Object.fromEntries((found?.lines ?? []).map(({ label, values }) => [label, values]));
};

describe('the pictures of a result', () => {
  it('keep admitted, refused and settled apart', () => {
    expect(chart('Offered, admitted, settled')).toEqual({
      offered: [10, 0, 0],
      admitted: [4, 0, 0],
      settled: [1, 3, 0],
    });
    expect(chart('What customers were told')).toEqual({ admitted: [4, 0, 0], 'sold-out': [6, 0, 0] });
  });

  it('show the CPU of each process by the second, and nothing where it was started anew', () => {
    expect(chart('CPU')).toEqual({ 'order 1': [null, 0.5, null] });
  });

  it('show memory in mebibytes', () => {
    expect(chart('Memory')).toEqual({ 'order 1': [100, 100, 100] });
  });
});
