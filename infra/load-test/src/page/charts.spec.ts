import { secondOf } from '../../test/results';
import { chartsOf } from './charts';

const processes = (cores: number | null) => [
  { name: 'order 1', residentBytes: 2 ** 20 * 100, cores, backlogMessages: 3 },
  { name: 'postgres', residentBytes: 2 ** 20 * 50, cores },
];

const series = [
  secondOf({
    atS: 1,
    offered: 10,
    told: { admitted: 4, 'sold-out': 6 },
    refusedBy: { window: 6 },
    confirmed: 1,
    waiting: 3,
    processes: processes(null),
    machineCores: null,
  }),
  // This look came half a second late: its counts are of a longer time.
  secondOf({ atS: 2.5, lengthS: 1.5, offered: 30, confirmed: 2, rejected: 1, processes: processes(0.5) }),
];

const chart = (title: string) => {
  const found = chartsOf({ series }).find((each) => each.title === title);
  return Object.fromEntries((found?.lines ?? []).map(({ label, values }) => [label, values]));
};

describe('the pictures of a result', () => {
  it('keep admitted, refused and settled apart, each by the second', () => {
    expect(chart('Offered, admitted, settled')).toEqual({ offered: [10, 20], admitted: [4, 0], settled: [1, 2] });
    expect(chart('Refused, by the layer that did')).toEqual({ window: [6, 0] });
  });

  it('show processor and memory of services and servers, and nothing where they were not measured', () => {
    expect(chart('Processor')).toEqual({
      'order 1': [null, 0.5],
      postgres: [null, 0.5],
      'the whole machine': [null, 1.5],
    });
    expect(chart('Memory')).toEqual({ 'order 1': [100, 100], postgres: [50, 50] });
    expect(chart('Messages that wait')).toEqual({ 'order 1': [3, 3] });
  });
});
