import { ticketIdOf } from './ticket-id';

const sale = '00000000-0000-7000-8000-000000000001';

describe('the id of a ticket', () => {
  it('is for ever the same: tickets that are out there must keep their orders', () => {
    expect(ticketIdOf(sale, 'c-1')).toBe('9b9e5b1c-2fb8-5be5-9acf-3d6747a9063c');
  });

  it.each([
    ['another customer', sale, 'c-2'],
    ['another sale', '00000000-0000-7000-8000-000000000002', 'c-1'],
  ])('is another one for %s', (_, saleId, customerId) => {
    expect(ticketIdOf(saleId, customerId)).not.toBe(ticketIdOf(sale, 'c-1'));
  });
});
