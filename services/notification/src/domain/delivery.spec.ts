import { prepareDelivery } from './delivery';

const now = new Date('2026-01-05T10:00:00.000Z');
const notice = {
  template: 'order-confirmed',
  orderId: 'o-1',
  customerId: 'c-1',
  saleId: null,
  totalMinor: 8_900,
} as const;

describe('preparing a delivery', () => {
  it('writes the text and records it as not delivered', () => {
    expect(prepareDelivery(notice, 'd-1', now)).toEqual({
      id: 'd-1',
      orderId: 'o-1',
      customerId: 'c-1',
      channel: 'email',
      template: 'order-confirmed',
      body: 'Your order o-1 is confirmed. The total is 89.00.',
      status: 'recorded',
      createdAt: now,
      deliveredAt: null,
      priority: 'normal',
    });
  });

  it('hurries when the order is from a flash sale', () => {
    expect(prepareDelivery({ ...notice, saleId: 's-1' }, 'd-1', now).priority).toBe('high');
  });
});
