import { Problem } from '@floodgate/runtime';
import { quantityIn } from './admission.body';

describe('the body of a request for a ticket', () => {
  it.each([
    ['nothing', '', 1],
    ['blanks', ' \n', 1],
    ['an empty object', '{}', 1],
    ['one', '{"quantity":1}', 1],
    ['the limit', '{"quantity":3}', 3],
  ])('may be %s', (_, text, expected) => {
    expect(quantityIn(text, 3)).toBe(expected);
  });

  it.each([
    ['more than the limit, which it says', '{"quantity":4}', 422, 'quantity', /at most 3/],
    ['none', '{"quantity":0}', 422, 'quantity', />=1/],
    ['less than none', '{"quantity":-1}', 422, 'quantity', />=1/],
    ['half a piece', '{"quantity":1.5}', 422, 'quantity', /int/],
    ['more than a number can hold', '{"quantity":1e309}', 422, 'quantity', /./],
    ['a word', '{"quantity":"2"}', 422, 'quantity', /number/],
    ['something else', '{"amount":2}', 422, 'amount', /./],
    ['a list', '[]', 422, 'body', /object/],
    ['null', 'null', 422, 'body', /object/],
    ['half an object', '{', 400, undefined, /./],
  ])('is refused with %s', (_, text, status, field, message) => {
    const problem = refusalOf(() => quantityIn(text, 3));

    expect(problem).toMatchObject({ status });
    expect(problem.errors?.[0]?.field).toBe(field);
    expect(problem.errors?.[0]?.message ?? problem.detail).toMatch(message);
  });
});

function refusalOf(read: () => unknown): Problem {
  try {
    read();
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('it was not refused');
}
