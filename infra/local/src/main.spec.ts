import { main } from './main';

const run = async (command: string, ...args: string[]): Promise<{ code: number; said: string; errors: string }> => {
  const said: string[] = [];
  const errors: string[] = [];
  const spies = [
    jest.spyOn(console, 'log').mockImplementation((line) => void said.push(String(line))),
    jest.spyOn(console, 'error').mockImplementation((line) => void errors.push(String(line))),
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean(said.push(String(text)))),
  ];
  const code = await main({ command, args, startedAt: 0 });
  for (const spy of spies) spy.mockRestore();
  return { code, said: said.join('\n'), errors: errors.join('\n') };
};

describe('the command line', () => {
  it.each(['--help', '-h'])('explains the command when asked with %s, and does nothing', async (flag) => {
    const { code, said } = await run('demo', flag);
    expect(code).toBe(0);
    expect(said).toContain('--detach');
    expect(said).not.toContain('npm run token');
  });

  it('explains all commands when none is named', async () => {
    expect((await run('--help')).said).toMatch(/npm run demo[^]*npm run status[^]*npm run stop[^]*npm run token/);
  });

  it('answers an unknown option with the usage of its command', async () => {
    const { code, errors } = await run('stop', '--nope');
    expect(code).toBe(2);
    expect(errors).toMatch(/--nope[^]*npm run stop/);
    expect(errors).not.toContain('npm run demo');
  });

  it.each([
    ['an empty name', ['--customer', '']],
    ['101 characters', ['--customer', 'x'.repeat(101)]],
    ['101 characters once it is counted', ['--customer', 'x'.repeat(98), '--count', '10']],
  ])('makes no token that the services refuse: %s', async (_what, args) => {
    const { code, said, errors } = await run('token', ...args);
    expect([code, said]).toEqual([2, '']);
    expect(errors).toContain('a name has 1 to 100 characters');
  });

  it('makes one for the longest name', async () => {
    expect(await run('token', '--customer', 'x'.repeat(100))).toMatchObject({ code: 0, errors: '' });
  });
});
