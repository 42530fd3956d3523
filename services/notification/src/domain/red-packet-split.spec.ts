import { drawPacket, type Random } from './red-packet-split';

const budgets: readonly (readonly [budgetMinor: number, packetCount: number])[] = [
  [1, 1],
  [2, 2],
  [10, 10],
  [11, 10],
  [14, 10],
  [15, 10],
  [29, 10],
  [1_000, 7],
  [100_000, 300],
  [1_000_000_000_000, 1_000],
];

describe('drawing packets from a budget', () => {
  it.each(budgets)('divides %i into %i packets of at least 1 and uses it up exactly', (budgetMinor, packetCount) => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const packets = drawAll(budgetMinor, packetCount, randomFrom(seed));
      expect(packets).toHaveLength(packetCount);
      expect(Math.min(...packets)).toBeGreaterThanOrEqual(1);
      expect(packets.every(Number.isSafeInteger)).toBe(true);
      expect(sum(packets)).toBe(budgetMinor);
    }
  });

  it.each([
    ['the least', () => 0],
    ['the most', () => 1 - Number.EPSILON],
  ])('uses up every budget when everybody draws %s', (_, random) => {
    for (let packetCount = 1; packetCount <= 30; packetCount += 1)
      for (let budgetMinor = packetCount; budgetMinor <= 5 * packetCount; budgetMinor += 1) {
        const packets = drawAll(budgetMinor, packetCount, random);
        expect([sum(packets), Math.min(...packets) >= 1]).toEqual([budgetMinor, true]);
      }
  });

  it('never draws more than twice the mean of what remains, before the last', () => {
    for (const random of [randomFrom(3), () => 1 - Number.EPSILON]) {
      let left = 100_000;
      for (let packetCount = 100; packetCount > 1; packetCount -= 1) {
        const amount = drawPacket({ budgetMinor: left, packetCount }, random);
        expect(amount).toBeLessThanOrEqual((2 * left) / packetCount);
        left -= amount;
      }
    }
  });

  it('spreads: the draws of one remainder reach from 1 to almost twice the mean', () => {
    const random = randomFrom(5);
    const draws = Array.from({ length: 20_000 }, () => drawPacket({ budgetMinor: 1_000, packetCount: 10 }, random));
    expect([Math.min(...draws), Math.max(...draws)]).toEqual([1, 199]);
    expect(sum(draws) / draws.length).toBeCloseTo(100, -0.5);
  });

  it('favours no place in the row: each wins the mean, within three per cent over 20,000 budgets', () => {
    const random = randomFrom(11);
    const wonAt = Array.from({ length: 10 }, () => 0);
    for (let round = 0; round < 20_000; round += 1)
      drawAll(1_000, 10, random).forEach((amount, place) => (wonAt[place]! += amount));
    for (const won of wonAt) expect(Math.abs(won / 20_000 - 100)).toBeLessThan(3);
  });
});

function drawAll(budgetMinor: number, packetCount: number, random: Random): number[] {
  let left = budgetMinor;
  return Array.from({ length: packetCount }, (_, drawn) => {
    const amount = drawPacket({ budgetMinor: left, packetCount: packetCount - drawn }, random);
    left -= amount;
    return amount;
  });
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** The same numbers in every run (a linear congruential generator). */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
