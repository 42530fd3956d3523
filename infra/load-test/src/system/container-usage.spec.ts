import { usageIn } from './container-usage';

describe('what docker stats says', () => {
  it('is read with what clears the screen around it', () => {
    const said = { Name: 'floodgate-postgres-1', CPUPerc: '37.25%', MemUsage: '123.5MiB / 256MiB' };
    expect(usageIn(`\u001b[2J\u001b[H${JSON.stringify(said)}\u001b[K`)).toEqual({
      name: 'floodgate-postgres-1',
      cores: 0.3725,
      residentBytes: 123.5 * 2 ** 20,
    });
  });

  it('is nothing about a container that does not run', () => {
    expect(usageIn(JSON.stringify({ Name: 'a', CPUPerc: '--', MemUsage: '-- / --' }))).toBeUndefined();
    expect(usageIn('\u001b[2J')).toBeUndefined();
  });
});
