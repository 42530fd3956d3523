import { interpolate } from './interpolate';

const variables = { PORT: '8110', EMPTY: '' };

describe('interpolate', () => {
  it.each([
    ['${PORT}', '8110'],
    ['$PORT/x', '8110/x'],
    ['127.0.0.1:${PORT:-1}:3000', '127.0.0.1:8110:3000'],
    ['${MISSING:-postgres}', 'postgres'],
    ['${MISSING-postgres}', 'postgres'],
    ['${EMPTY:-filled}', 'filled'],
    ['${EMPTY-filled}', ''],
    ['${MISSING}', ''],
    ['${PORT:?}', '8110'],
    ['costs $$5', 'costs $5'],
    ['a://${PORT}@${MISSING:-h}:${PORT}', 'a://8110@h:8110'],
  ])('reads %s as Compose does', (text, expected) => {
    expect(interpolate(text, variables)).toBe(expected);
  });

  it('names a variable that must be set and is not', () => {
    expect(() => interpolate('${SECRET:?}', variables)).toThrow('SECRET is not set: add it to .env.');
    expect(() => interpolate('${EMPTY:?}', variables)).toThrow('EMPTY is not set');
  });
});
