import { SaleFlags } from './sale-flags';

describe('what is sold out', () => {
  let flags: SaleFlags;

  beforeEach(() => (flags = new SaleFlags()));

  it('is nothing, until inventory says so', () => {
    expect(flags.isSoldOut('s-1')).toBe(false);
    expect(flags.soldOut('s-1', 7)).toBe(true);
    expect([flags.isSoldOut('s-1'), flags.isSoldOut('s-2')]).toEqual([true, false]);
  });

  it('is not, once something has come back', () => {
    flags.soldOut('s-1', 7);

    expect(flags.reopened('s-1', 8)).toBe(true);
    expect(flags.isSoldOut('s-1')).toBe(false);
  });

  it('follows the newest word, in whatever order they come', () => {
    flags.soldOut('s-1', 9);

    expect(flags.reopened('s-1', 8)).toBe(false);
    expect(flags.isSoldOut('s-1')).toBe(true);
    flags.reopened('s-1', 10);
    expect(flags.soldOut('s-1', 9)).toBe(false);
    expect(flags.isSoldOut('s-1')).toBe(false);
  });

  it('hears nothing new in the same word again, and yet knows how old it is', () => {
    flags.soldOut('s-1', 7);

    expect(flags.soldOut('s-1', 7)).toBe(false);
    expect(flags.soldOut('s-1', 9)).toBe(false);
    expect(flags.reopened('s-1', 8)).toBe(false);
    expect(flags.reopened('s-2', 1)).toBe(false);
  });

  it('is what has nothing left to lease when inventory counts', () => {
    expect(flags.counted({ saleId: 's-1', free: 1, stockRevision: 6 })).toBe(false);
    expect(flags.counted({ saleId: 's-1', free: 0, stockRevision: 7 })).toBe(true);
    expect(flags.counted({ saleId: 's-1', free: 1, stockRevision: 6 })).toBe(false);
    expect(flags.isSoldOut('s-1')).toBe(true);
  });

  it('is remembered for a bounded number of sales', () => {
    for (let sale = 0; sale <= 10_000; sale++) flags.soldOut(`s-${sale}`, 1);

    expect([flags.isSoldOut('s-0'), flags.isSoldOut('s-1'), flags.isSoldOut('s-10000')]).toEqual([false, true, true]);
  });
});
