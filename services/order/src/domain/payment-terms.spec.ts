import { ladderFrom, PaymentTerms } from './payment-terms';

describe('the terms of payment', () => {
  const terms = new PaymentTerms(900_000, 300_000, [2_000, 10_000, 60_000]);

  it('give a ticket less time than a normal order', () => {
    expect(terms.windowMs({ saleId: null })).toBe(900_000);
    expect(terms.windowMs({ saleId: 's-1' })).toBe(300_000);
  });

  it.each([
    [0, 2_000],
    [1, 10_000],
    [2, 60_000],
    [3, 60_000],
    [500, 60_000],
  ])('after %i questions wait %i ms for the next', (askedCount, delayMs) => {
    expect(terms.questionDelayMs(askedCount)).toBe(delayMs);
  });

  it.each([
    [2_000, 60_000, [2_000, 10_000, 60_000]],
    [2_000, 5_000, [2_000, 5_000, 5_000]],
    [2_000, 1_000, [1_000, 1_000, 1_000]],
  ])('make of %i ms and at most %i ms the pauses %j', (firstMs, maxMs, delaysMs) => {
    expect(ladderFrom(firstMs, maxMs)).toEqual(delaysMs);
  });
});
