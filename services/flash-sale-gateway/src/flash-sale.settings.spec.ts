import { admissionSettings, contradictionsIn } from './flash-sale.settings';
import { parseConfig } from '@floodgate/runtime';

describe('the settings of admission', () => {
  const given = (env: Record<string, string>) => parseConfig('test', env, admissionSettings);

  it('agree with each other by default', () => {
    expect(contradictionsIn(given({}))).toEqual([]);
  });

  it.each([
    [{ BACKLOG_LOW_MARK_COUNT: '20000' }, ['BACKLOG_LOW_MARK_COUNT']],
    [
      { BACKLOG_HIGH_MARK_COUNT: '1', PERMIT_WAIT_MAX_MS: '500' },
      ['BACKLOG_LOW_MARK_COUNT', 'PERMIT_LEASE_DEADLINE_MS'],
    ],
    [{ PERMIT_LEASE_DURATION_MS: '1000' }, ['PERMIT_IDLE_RETURN_MS', 'PERMIT_WAIT_MAX_MS']],
  ])('are refused when they contradict each other: %j', (env, names) => {
    const contradictions = contradictionsIn(given(env));

    expect(contradictions.map(({ name }) => name)).toEqual(names);
    for (const { fix } of contradictions) expect(fix).toMatch(/set .* lower, or .* higher/);
  });
});
