import { coalesce, type WaitingMessage } from './coalesce';

const bounds = { maxCount: 3, maxBytes: 1_000 };

/** `a1:placed` is event 1 of subject `a`; `a1,b1:placed` is a row with two events. */
function rows(...events: string[]): WaitingMessage[] {
  return events.map((event, index) => {
    const [name = '', type = ''] = event.split(':');
    const names = name.split(',');
    return {
      id: String(index),
      event_id: name,
      exchange: 'order.events',
      routing_key: type,
      type,
      routing_headers: null,
      event_count: names.length,
      subjects: names.map((each) => each.charAt(0)),
      body: Buffer.from(name),
    };
  });
}

const namesOf = (waves: ReturnType<typeof coalesce>) =>
  waves.map((wave) => wave.map((batch) => batch.map(({ event_id }) => event_id).join(' ')));

describe('coalesce', () => {
  it('puts rows of one type into one message', () => {
    expect(namesOf(coalesce(rows('a1:x', 'b1:x', 'c1:x'), bounds))).toEqual([['a1 b1 c1']]);
  });

  it('bounds a message by count and by bytes', () => {
    expect(namesOf(coalesce(rows('a1:x', 'b1:x', 'c1:x', 'd1:x'), bounds))).toEqual([['a1 b1 c1', 'd1']]);
    expect(namesOf(coalesce(rows('a1:x', 'b1:x'), { maxCount: 9, maxBytes: 3 }))).toEqual([['a1', 'b1']]);
  });

  it('publishes several types at once while no subject is in two of them', () => {
    expect(namesOf(coalesce(rows('a1:x', 'b1:y', 'c1:x'), bounds))).toEqual([['a1 c1', 'b1']]);
  });

  it('lets a subject wait for its earlier event of another type', () => {
    expect(namesOf(coalesce(rows('a1:x', 'b1:x', 'a2:y', 'c1:x'), bounds))).toEqual([['a1 b1 c1'], ['a2']]);
  });

  it('makes one message of each type when the types of many subjects alternate', () => {
    const alternating = rows('a1:x', 'a2:y', 'b1:x', 'b2:y', 'c1:x', 'c2:y');
    expect(namesOf(coalesce(alternating, bounds))).toEqual([['a1 b1 c1'], ['a2 b2 c2']]);
  });

  it('lets no event of a subject overtake an earlier one, however types, subjects and full messages mix', () => {
    const mixed = rows(...Array.from({ length: 500 }, (_, i) => `${'abcde'.charAt((i * 7) % 5)}${i}:${(i * i) % 3}`));
    const waves = coalesce(mixed, bounds);
    expect(waves.flat(2)).toHaveLength(mixed.length);
    for (const subject of 'abcde') {
      const ids = waves.flat(2).flatMap((row) => (row.subjects[0] === subject ? [Number(row.id)] : []));
      expect(ids).toEqual([...ids].sort((one, other) => one - other));
      for (const wave of waves)
        expect(wave.filter((batch) => batch.some((row) => row.subjects[0] === subject)).length).toBeLessThan(2);
    }
  });

  it('keeps several events of a subject in one message in their order', () => {
    expect(namesOf(coalesce(rows('a1:x', 'a2:x', 'a3:x', 'a4:x'), bounds))).toEqual([['a1 a2 a3'], ['a4']]);
  });

  it('does not mix different headers', () => {
    const [first, second] = rows('a1:x', 'b1:x');
    const mixed = [first, second].flatMap((row, index) =>
      row ? [{ ...row, routing_headers: `{"channel":"${index}"}` }] : [],
    );
    expect(namesOf(coalesce(mixed, bounds))).toEqual([['a1', 'b1']]);
  });

  it('does not let what waits for later split what is for now: 200 orders confirmed are two messages, not 400', () => {
    const now = rows('a1:x', 'b1:x');
    const later = rows('a2:order.expire.wait-15m', 'b2:order.expire.wait-15m').map((row) => ({ ...row, exchange: '' }));
    const mixed = [...now.slice(0, 1), ...later.slice(0, 1), ...now.slice(1), ...later.slice(1)];
    expect(namesOf(coalesce(mixed, bounds))).toEqual([['a1 b1', 'a2 b2']]);
  });

  it('keeps the order of a subject among what waits equally long', () => {
    const later = rows('a1:w', 'a2:w', 'a3:w', 'a4:w').map((row) => ({ ...row, exchange: '' }));
    expect(namesOf(coalesce(later, bounds))).toEqual([['a1 a2 a3'], ['a4']]);
  });

  it('joins whole rows, and counts their events', () => {
    expect(namesOf(coalesce(rows('a1,b1:x', 'c1:x', 'd1,e1:x', 'f1:x'), bounds))).toEqual([['a1,b1 c1', 'd1,e1 f1']]);
  });

  it('lets a row wait for the earlier events of all its subjects', () => {
    expect(namesOf(coalesce(rows('a1:x', 'a2:y', 'b1,a3:x', 'b2:x'), bounds))).toEqual([['a1'], ['a2'], ['b1,a3 b2']]);
    expect(namesOf(coalesce(rows('a1:x', 'b1:y', 'a2,b2:y'), bounds))).toEqual([['a1', 'b1'], ['a2,b2']]);
  });

  it('makes nothing of nothing', () => {
    expect(coalesce([], bounds)).toEqual([]);
  });
});
