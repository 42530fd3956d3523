import { readiness } from '@floodgate/observability';
import { startSample, type RunningSample } from '../../test/running-sample';

describe('what operators ask', () => {
  let sample: RunningSample;
  let brokerIs: 'there' | 'gone' = 'there';
  beforeAll(async () => {
    sample = await startSample();
    readiness.register('broker', () => (brokerIs === 'there' ? Promise.resolve() : Promise.reject(new Error('gone'))));
  });
  afterAll(() => sample.app.close());

  it('is answered with ready while everything is there', async () => {
    const body = { status: 'ready', checks: [{ name: 'broker', ok: true }] };
    expect(await sample.ask('GET', '/health/ready')).toMatchObject({ status: 200, body });
  });

  it('is answered with the reason when something is not, and the process stays alive', async () => {
    brokerIs = 'gone';
    const body = { status: 'not-ready', checks: [{ name: 'broker', ok: false, reason: 'gone' }] };
    expect(await sample.ask('GET', '/health/ready')).toMatchObject({ status: 503, body });
    expect(await sample.ask('GET', '/health/live')).toMatchObject({ status: 200, body: { status: 'alive' } });
  });

  it('includes the metrics of the process', async () => {
    const { status, headers, body } = await sample.ask('GET', '/metrics');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(body).toContain('process_resident_memory_bytes');
  });
});
