import { differences } from './lines';

const words = { missing: 'missing', surplus: 'surplus' };

async function* batches(...given: readonly (readonly string[])[]): AsyncGenerator<readonly string[]> {
  for (const batch of given) yield await Promise.resolve(batch);
}

async function differing(expected: readonly string[][], found: readonly string[][], called = words): Promise<string[]> {
  const all: string[] = [];
  for await (const line of differences(batches(...expected), batches(...found), called)) all.push(line);
  return all;
}

describe('comparing two sorted lists', () => {
  it('finds nothing when they are the same, however they are cut', async () => {
    expect(await differing([['a', 'b'], ['c']], [['a'], [], ['b', 'c']])).toEqual([]);
    expect(await differing([], [[]])).toEqual([]);
  });

  it('names what is missing and what is too much, up to the end of both', async () => {
    expect(await differing([['a', 'c', 'e']], [['b', 'c', 'd']])).toEqual([
      'missing: a',
      'surplus: b',
      'surplus: d',
      'missing: e',
    ]);
  });

  it('counts a line that stands twice twice', async () => {
    expect(await differing([['a', 'a']], [['a']])).toEqual(['missing: a']);
    expect(await differing([['a']], [['a', 'a']])).toEqual(['surplus: a']);
  });

  it('says nothing of what is too much when that is none of its concern', async () => {
    expect(await differing([['b']], [['a', 'c']], { missing: 'missing' } as typeof words)).toEqual(['missing: b']);
  });
});
