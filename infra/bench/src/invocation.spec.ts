import { readInvocation } from './invocation';

describe('the command line', () => {
  it('measures everything but what is stored when it says nothing', () => {
    const { parts, rounds, seconds } = readInvocation([]);
    expect(parts).toEqual(['start', 'settled', 'refused', 'paced', 'rpc', 'drain', 'micro']);
    expect([rounds, seconds]).toEqual([3, 6]);
  });

  it.each([
    [['micro'], ['micro']],
    [['stored'], ['stored']],
    [
      ['macro', '--only', 'settled,rpc'],
      ['settled', 'rpc'],
    ],
    [['--only', 'drain'], ['drain']],
  ])('%j measures %j', (args, parts) => {
    expect(readInvocation(args).parts).toEqual(parts);
  });

  it('can be typed again', () => {
    expect(readInvocation(['macro', '--rounds', '5']).command).toBe('npm run bench -- macro --rounds 5');
  });

  it.each([
    [['everything'], /There is no "everything"/],
    [['micro', 'macro'], /There is no "micro macro"/],
    [['--only', 'speed'], /--only: there is no "speed"/],
    [['micro', '--only', 'settled'], /"settled" is no part of micro/],
    [['--rounds', '0'], /--rounds: write a number from 1/],
    [['--rounds', 'many'], /--rounds: write a number/],
    [['--seconds', '1.5'], /--seconds: write a whole number/],
    [['--connections', '5000'], /--connections: write at most 1000/],
    [['--stored', '5m'], /--stored: write numbers of orders/],
    [['--stored', '5000,1000'], /--stored: write the lowest first/],
    [['--drain', '-1'], /drain/],
    [['--fast'], /--fast/],
    [['--out'], /--out/],
  ])('%j is refused with the reason', (args, message) => {
    expect(() => readInvocation(args)).toThrow(message);
  });

  it('names all that is wrong at once', () => {
    expect(() => readInvocation(['--rounds', '0', '--seconds', '0'])).toThrow(/--rounds.*\n.*--seconds/);
  });
});
