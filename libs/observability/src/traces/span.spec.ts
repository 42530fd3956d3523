import { inTraces, traceparentFor } from './batch-traces';
import { currentTraceparent } from './current';
import { beginSpan, inSpan } from './span';
import { startTracing, stopTracing } from './tracing';
import { correlationIdOf } from './traceparent';

const incoming = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00';
const correlationId = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('a trace', () => {
  beforeAll(() => startTracing({ service: 'test', sampleRatio: 0 }));
  afterAll(() => stopTracing());

  it('continues the one that came in, under a span of its own', async () => {
    const outgoing = await inSpan('work', { traceparent: incoming }, async () => {
      await new Promise(setImmediate);
      return currentTraceparent();
    });
    expect(correlationIdOf(outgoing)).toBe(correlationId);
    expect(outgoing).not.toBe(incoming);
  });

  it('begins where none came in, and has an id although nobody samples it', async () => {
    const first = await inSpan('work', {}, () => currentTraceparent());
    const second = await inSpan('work', {}, () => currentTraceparent());
    expect(first).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    expect(correlationIdOf(second)).not.toBe(correlationIdOf(first));
  });

  it('begins anew when what came in is malformed', async () => {
    const outgoing = await inSpan('work', { traceparent: '00-zzz-1-01' }, () => currentTraceparent());
    expect(outgoing).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    expect(correlationIdOf('00-zzz-1-01')).toBeUndefined();
  });

  it('holds the spans begun inside it', async () => {
    const inner = await inSpan('outer', { traceparent: incoming }, () =>
      inSpan('inner', {}, () => currentTraceparent()),
    );
    expect(correlationIdOf(inner)).toBe(correlationId);
  });

  it('begins anew for a request, even if the socket still remembers another', () => {
    const request = beginSpan('first', { traceparent: incoming }).run(() => beginSpan('request', { kind: 'SERVER' }));
    expect(request.correlationId).not.toBe(correlationId);
  });

  it('is left when the work is over, and passes its error on', async () => {
    const failing = inSpan('work', {}, () => Promise.reject(new Error('no stock')));
    await expect(failing).rejects.toThrow('no stock');
    expect(currentTraceparent()).toBeUndefined();
  });
});

describe('a batch of many traces', () => {
  it('knows the trace of each subject, and the running one for the others', async () => {
    const traces = new Map([['order-1', incoming]]);
    const [known, other, running] = await inSpan('batch', {}, () =>
      inTraces(traces, async () => {
        await new Promise(setImmediate);
        return [traceparentFor('order-1'), traceparentFor('order-2'), currentTraceparent()];
      }),
    );
    expect(known).toBe(incoming);
    expect(other).toBe(running);
    expect(running).toBeDefined();
  });

  it('is still known in a span that continues the trace of another process', async () => {
    const known = await inTraces(new Map([['order-1', incoming]]), () =>
      inSpan('queue', { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` }, () => traceparentFor('order-1')),
    );
    expect(known).toBe(incoming);
  });

  it('has nothing to say outside of any trace', () => {
    expect(traceparentFor('order-1')).toBeUndefined();
  });
});
