import { Problem, signToken } from '@floodgate/runtime';
import { RecentCallers } from './recent-callers';

const secret = 'demo-only-secret-of-the-unit-tests-0000';

describe('recent callers', () => {
  let nowMs: number;
  const callers = () => new RecentCallers(secret, () => nowMs);
  const bearer = (customerId: string, expiresInS: number) => `Bearer ${signToken({ customerId, expiresInS }, secret)}`;

  beforeEach(() => (nowMs = 0));

  it('are who their token says, each time', () => {
    const recent = callers();

    expect([bearer('c-1', 60), bearer('c-2', 60), bearer('c-1', 60)].map((one) => recent.customerOf(one))).toEqual([
      ...['c-1', 'c-2', 'c-1'],
    ]);
  });

  it.each(['Bearer x', bearer('c-1', -1), `${bearer('c-1', 60)}x`])('are never taken for others: %.10s…', (wrong) => {
    const recent = callers();
    recent.customerOf(bearer('c-1', 60));

    for (let time = 0; time < 2; time++) expect(() => recent.customerOf(wrong)).toThrow(Problem);
  });

  it('are verified again after a second, so that a token ends when it expires', () => {
    const recent = callers();
    jest.useFakeTimers();
    const token = bearer('c-1', 1);
    recent.customerOf(token);
    jest.setSystemTime(Date.now() + 2_000);
    nowMs = 1_000;

    expect(() => recent.customerOf(token)).toThrow('expired');
    jest.useRealTimers();
  });
});
