import { outcomeOf, outcomes, perOutcome } from './outcome';

const problem = (slug: string) => JSON.stringify({ type: `urn:floodgate:problem:${slug}`, title: 'No' });

describe('what a customer was told', () => {
  it.each([
    [202, '', 'admitted'],
    [200, '', 'repeated'],
    [0, '', 'no-answer'],
    [410, problem('flash-sale/sold-out'), 'sold-out'],
    [410, problem('flash-sale/over'), 'over'],
    [503, problem('flash-sale/intake-full'), 'intake-full'],
    [503, problem('flash-sale/backlog'), 'backlog'],
    [503, '<html>', 'busy'],
    [429, problem('flash-sale/too-many-requests'), 'rate-limited'],
    [401, problem('unauthenticated'), 'refused'],
    [500, problem('internal'), 'error'],
  ])('is read from the status %i and the problem %s', (status, body, outcome) => {
    expect(outcomeOf(status, body)).toBe(outcome);
  });

  it('is counted for every kind of answer', () => {
    expect(Object.keys(perOutcome(() => 0))).toEqual([...outcomes]);
  });
});
