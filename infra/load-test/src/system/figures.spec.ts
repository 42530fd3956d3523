import { figuresIn } from './figures';

const metrics = `# HELP process_cpu_seconds_total Total user and system CPU time spent in seconds.
process_cpu_seconds_total{service="flash-sale"} 12.5
process_resident_memory_bytes{service="flash-sale"} 1048576
messaging_queue_messages{handler="a"} 3
messaging_queue_messages{handler="b"} 4
flash_sale_refusals_total{layer="window",outcome="sold-out",service="flash-sale"} 4900
flash_sale_refusals_total{layer="rate",outcome="customer",service="flash-sale"} 7
`;

describe('what a service says of itself', () => {
  it('is read from its metrics, and who was refused by layer', () => {
    const { refused, ...rest } = figuresIn('gateway 1', metrics);
    expect(rest).toEqual({ name: 'gateway 1', cpuS: 12.5, residentBytes: 1_048_576, backlogMessages: 7 });
    expect([...refused]).toEqual([
      ['window sold-out', 4_900],
      ['rate customer', 7],
    ]);
  });
});
