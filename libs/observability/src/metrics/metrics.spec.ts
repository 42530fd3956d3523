import { collectProcessMetrics, counter, gauge, histogram, renderMetrics } from './metrics';

describe('metrics', () => {
  it('are one and the same when asked for twice', async () => {
    const settings = { name: 'orders_placed_total', help: 'Orders.', labelNames: ['channel'] as const };
    counter(settings).inc({ channel: 'web' });
    counter(settings).inc({ channel: 'web' }, 2);
    expect(counter(settings)).toBe(counter(settings));
    expect((await renderMetrics()).body).toContain('orders_placed_total{channel="web"} 3');
  });

  it('are refused under a name that is taken by another kind', () => {
    gauge({ name: 'depth', help: 'Depth.' });
    expect(() => histogram({ name: 'depth', help: 'Depth.' })).toThrow('depth already exists as another kind');
  });

  it('include the process itself, however often that is asked for', async () => {
    collectProcessMetrics();
    collectProcessMetrics();
    const { contentType, body } = await renderMetrics();
    expect(contentType).toContain('text/plain');
    expect(body).toMatch(/^process_resident_memory_bytes \d+/m);
  });
});
