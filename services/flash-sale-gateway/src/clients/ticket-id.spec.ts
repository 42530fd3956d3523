import { ticketIdOf } from './ticket-id';

const sale = '00000000-0000-7000-8000-000000000001';

describe('the id of a ticket', () => {
  it('is for ever the same: tickets that are out there must keep their orders', () => {
    expect(ticketIdOf(sale, 'c-1')).toBe('00000000-0000-8fcf-ab66-8c5db8443d2f');
  });

  it.each([
    ['another customer', sale, 'c-2'],
    ['another sale', '00000000-0000-7000-8000-000000000002', 'c-1'],
  ])('is another one for %s', (_, saleId, customerId) => {
    expect(ticketIdOf(saleId, customerId)).not.toBe(ticketIdOf(sale, 'c-1'));
  });

  it('begins as the id of its sale does: neighbours are cheap to store', () => {
    const later = '0198c0de-7f00-7000-8000-000000000046';
    expect(ticketIdOf(later, 'c-1')).toMatch(/^0198c0de-7f00-8/);
    expect(ticketIdOf(later, 'c-1').slice(15)).not.toBe(ticketIdOf(sale, 'c-1').slice(15));
  });
});
