import { Generations } from './generations';

describe('a map in generations', () => {
  it('knows the last so many, and forgets who came long before them', () => {
    const map = new Generations<number>(10);
    for (let number = 1; number <= 35; number++) map.set(`key-${number}`, number);

    for (let number = 26; number <= 35; number++) expect(map.get(`key-${number}`)).toBe(number);
    for (let number = 1; number <= 15; number++) expect(map.has(`key-${number}`)).toBe(false);
  });

  it('tells what was said last, also of one that both generations know', () => {
    const map = new Generations<string>(1);
    map.set('key', 'first');
    map.set('other', 'x');
    map.set('key', 'second');

    expect(map.get('key')).toBe('second');
  });

  it('deletes in both generations', () => {
    const map = new Generations<number>(2);
    for (const key of ['a', 'b', 'c', 'a']) map.set(key, 1);
    for (const key of ['a', 'b', 'c']) map.delete(key);

    expect(map.isEmpty).toBe(true);
  });
});
