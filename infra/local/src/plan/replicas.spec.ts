import { UsageError } from '../terminal/usage';
import { parseReplicas } from './replicas';
import { readSystemPlan } from './system-plan';

const { services } = readSystemPlan();

describe('--replicas', () => {
  it('may be repeated, listed, or both', () => {
    expect(parseReplicas(['order=2', 'inventory=3,notification=1'], services)).toEqual({
      order: 2,
      inventory: 3,
      notification: 1,
    });
  });

  it.each([
    'orders=2',
    'order',
    'order=',
    'order=0',
    'order=-1',
    'order=1.5',
    'order=11',
    'order=two',
    '=2',
    'setup=2',
  ])('refuses %s', (wish) => {
    expect(() => parseReplicas([wish], services)).toThrow(UsageError);
  });
});
