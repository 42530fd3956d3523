import { Scoreboard } from './scoreboard';

describe('the scoreboard', () => {
  it('counts what people were told apart, and never as something else', () => {
    const board = new Scoreboard();
    for (let each = 0; each < 3; each += 1) board.offered();
    board.told('admitted', 0, 10);
    board.told('sold-out', 0, 1);
    board.told('sold-out', 0, 3);
    expect(board.counts.get('admitted')).toBe(1);
    expect(board.counts.get('sold-out')).toBe(2);
    expect(board.latencyOf('admitted')).toMatchObject({ count: 1, maxMs: expect.closeTo(10, 1) as number });
    expect(board.latencyOf('sold-out')).toMatchObject({ count: 2, maxMs: expect.closeTo(3, 1) as number });
    expect(board.settling.summary().count).toBe(0);
  });

  it('counts a ticket as waiting until its final answer, and from the moment its customer was due', () => {
    const board = new Scoreboard();
    board.admitted('one', 100);
    board.admitted('two', 200);
    expect(board.waitingCount).toBe(2);
    expect(board.oldestWaitingMs(1_000)).toBe(900);
    board.settled('one', 'confirmed', 1_100);
    expect(board.oldestWaitingMs(1_200)).toBe(1_000);
    expect(board.settling.summary()).toMatchObject({ count: 1, maxMs: expect.closeTo(1_000, -1) as number });
    expect(board.unanswered()).toEqual(['two']);
  });

  it('takes an answer that is heard before the ticket is, and one that is heard twice', () => {
    const board = new Scoreboard();
    board.settled('one', 'confirmed', 50);
    board.settled('one', 'confirmed', 60);
    board.admitted('one', 10);
    board.admitted('one', 20);
    expect(board.waitingCount).toBe(0);
    expect(board.finals.get('confirmed')).toBe(1);
    expect(board.settling.summary()).toMatchObject({ count: 1, maxMs: expect.closeTo(40, 0) as number });
  });
});
