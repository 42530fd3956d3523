import { cpuMsOf, difference, residentBytesOf } from './processes';

describe('processes', () => {
  it('are known by what they took of the processor and of the memory', () => {
    const me = new Map([['me', process.pid]]);
    expect(cpuMsOf(me).get('me')).toBeGreaterThan(0);
    expect(residentBytesOf(me).get('me')).toBeGreaterThan(1_000_000);
  });

  it('that are gone take nothing', () => {
    const gone = new Map([['gone', 4_194_304]]);
    expect(cpuMsOf(gone).get('gone')).toBe(0);
    expect(residentBytesOf(gone).get('gone')).toBe(0);
  });

  it('are compared by name; who was not there before began with nothing', () => {
    const passed = difference(
      new Map([['order', 10]]),
      new Map([
        ['order', 25],
        ['audit', 5],
      ]),
    );
    expect([...passed]).toEqual([
      ['order', 15],
      ['audit', 5],
    ]);
  });
});
