import { scenarios } from '../plan/scenario';
import { unfitForDirect } from './unfit';

const nothing = { pay: 0, cancel: 0, replicas: {} };

describe('what the direct way can be asked', () => {
  it.each(['burst', 'overload', 'several-sales', 'restock'] as const)('is %s', (name) => {
    expect(unfitForDirect({ ...nothing, scenario: scenarios[name] })).toEqual([]);
  });

  it.each([
    ['bots', {}, 'limit of requests'],
    ['slow-clients', {}, 'front door'],
    ['provider-down', {}, 'no provider'],
    ['burst', { pay: 0.5 }, 'nobody pays or cancels'],
    ['burst', { cancel: 0.5 }, 'nobody pays or cancels'],
    ['burst', { replicas: { order: 2 } }, 'one process of each kind'],
  ] as const)('is not %s with %j, for a reason', (name, given, reason) => {
    const said = unfitForDirect({ ...nothing, ...given, scenario: scenarios[name] });
    expect(said).toEqual([expect.stringContaining(reason)]);
  });
});
