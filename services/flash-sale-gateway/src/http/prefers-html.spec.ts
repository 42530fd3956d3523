import { prefersHtml } from './prefers-html';

describe('whether somebody wants a page', () => {
  it.each([
    ['a browser', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
    ['a program that says nothing', undefined, false],
    ['a program that takes anything', '*/*', false],
    ['a program that wants data', 'application/json', false],
    ['somebody who would rather have data', 'text/html;q=0.5, application/json', false],
    ['somebody who would rather have a page', 'text/html, application/json;q=0.5', true],
    ['somebody who wants no page', 'text/html;q=0', false],
  ])('is asked of %s', (_, accept, expected) => {
    expect(prefersHtml(accept)).toBe(expected);
  });
});
