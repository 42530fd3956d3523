import { changeOf } from './allocation';

const sale = { sku: 'SKU-1', allocated: 10, free: 4 };
const asked = { saleId: 's-1', sku: 'SKU-1', allocation: 10, isClosed: false, revision: 2 };

describe('the change of an allocation', () => {
  it.each([
    ['nothing when it is as wanted', 10, 0, null],
    ['pieces from the stock when more are wanted', 15, 5, null],
    ['all the stock has', 16, 6, null],
    ['nothing when the stock has less than is wanted', 17, 0, 'insufficient-stock'],
    ['pieces to the stock when fewer are wanted', 7, -3, null],
    ['all that is free', 6, -4, null],
    ['what is free when buyers have more than is wanted', 5, -4, 'already-sold'],
    ['what is free when nothing is wanted', 0, -4, 'already-sold'],
  ])('moves %s', (_, allocation, movedCount, refusal) => {
    expect(changeOf(sale, 6, { ...asked, allocation })).toEqual({ movedCount, refusal });
  });

  it('moves nothing of a SKU that is not stocked, or is not that of the sale', () => {
    const unknown = { movedCount: 0, refusal: 'unknown-sku' };
    expect(changeOf(sale, null, { ...asked, allocation: 1 })).toEqual(unknown);
    expect(changeOf(sale, 6, { ...asked, sku: 'SKU-2' })).toEqual(unknown);
  });

  it('moves everything free to the stock when the sale closes, whatever is wanted', () => {
    expect(changeOf(sale, 6, { ...asked, allocation: 50, isClosed: true })).toEqual({ movedCount: -4, refusal: null });
    expect(changeOf(sale, null, { ...asked, isClosed: true })).toEqual({ movedCount: -4, refusal: null });
  });
});
