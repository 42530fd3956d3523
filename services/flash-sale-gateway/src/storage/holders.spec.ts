import { Holders } from './holders';

describe('the holders of tickets', () => {
  it('are known by their name, and nobody else is', () => {
    const holders = new Holders(10);
    holders.add('c-1');

    expect([holders.has('c-1'), holders.has('c-2')]).toEqual([true, false]);
  });

  it('are forgotten when twice as many came after them, not before as many did', () => {
    const holders = new Holders(3);
    for (const customerId of ['c-0', 'c-1', 'c-2', 'c-3', 'c-4', 'c-4']) holders.add(customerId);
    expect(holders.has('c-0')).toBe(true);

    for (const customerId of ['c-5', 'c-6']) holders.add(customerId);
    expect(['c-0', 'c-2', 'c-3', 'c-6'].map((one) => holders.has(one))).toEqual([false, false, true, true]);
  });
});
