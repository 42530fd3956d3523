import { Scoreboard } from './generator/scoreboard';
import { verdictOf, worstOf } from './result/result';
import { checksOfRun } from './verdict';

const UNITS = 2;

describe('the verdict on a run', () => {
  const board = (...ids: readonly string[]) => {
    const scoreboard = new Scoreboard();
    for (const id of ids) scoreboard.admitted(id, 0);
    return scoreboard;
  };
  const verdict = (scoreboard: Scoreboard, given: Partial<Parameters<typeof checksOfRun>[0]> = {}) => {
    const seen = { scoreboard, mishaps: [], failedActs: [], isWaitedFor: true, ...given };
    return worstOf(checksOfRun(seen, UNITS).map(verdictOf));
  };
  const settled = (...ids: readonly string[]) => {
    const scoreboard = board(...ids);
    for (const id of ids) scoreboard.settled(id, 'confirmed', 1);
    return scoreboard;
  };

  it('passes when every ticket was answered and there were pieces for all', () => {
    expect(verdict(settled('one', 'two'))).toBe('PASS');
  });

  it('fails when more was sold than there was, unless somebody gave a piece back', () => {
    const scoreboard = settled('one', 'two', 'three');
    expect(verdict(scoreboard)).toBe('FAIL');
    scoreboard.later('order.cancelled.v1');
    expect(verdict(scoreboard)).toBe('PASS');
  });

  it('fails when a ticket was never answered, and does not know when nobody waited for it', () => {
    expect(verdict(board('one'))).toBe('FAIL');
    expect(verdict(board('one'), { isWaitedFor: false })).toBe('UNKNOWN');
  });

  it('fails when somebody saw an error of ours, as a buyer or as a payer', () => {
    const scoreboard = settled('one');
    expect(verdict(scoreboard, { failedActs: ['pay one: 500'] })).toBe('FAIL');
    scoreboard.told('error', 0, 1);
    expect(verdict(scoreboard)).toBe('FAIL');
  });

  it('does not know when the run was not the one that was wanted', () => {
    expect(verdict(settled('one'), { mishaps: ['the restock failed'] })).toBe('UNKNOWN');
  });
});
