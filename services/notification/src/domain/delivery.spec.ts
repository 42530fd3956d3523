import { letterOf, prepareDelivery } from './delivery';
import { defaultPreferences } from './preferences';

const now = new Date('2026-01-05T23:00:00.000Z');
const wanted = {
  ...defaultPreferences('c-1'),
  email: 'c-1@example.com',
  quietHours: { from: '22:00', to: '07:00', timeZone: 'UTC' },
};
const expired = {
  template: 'order-expired',
  orderId: 'o-1',
  customerId: 'c-1',
  expiredAt: '2026-01-05T22:59:00.000Z',
} as const;

describe('preparing a delivery', () => {
  it('writes the text and records it as not delivered', () => {
    const delivery = prepareDelivery(expired, 'email', defaultPreferences('c-1'), { id: 'd-1', now });
    expect(delivery).toEqual({
      id: 'd-1',
      orderId: 'o-1',
      customerId: 'c-1',
      channel: 'email',
      template: 'order-expired',
      language: 'en',
      title: 'Your order o-1 has expired',
      body: expect.stringContaining('was not paid in time'),
      address: null,
      status: 'recorded',
      attempts: 0,
      reason: null,
      provider: null,
      createdAt: now,
      deliverAfter: null,
      deliveredAt: null,
      failedAt: null,
    });
  });

  it('lets what can wait wait until the quiet hours are over', () => {
    const delivery = prepareDelivery(expired, 'push', wanted, { id: 'd-1', now });
    const deliverAfter = new Date('2026-01-06T07:00:00.000Z');
    expect(delivery).toMatchObject({ status: 'delayed', reason: 'quiet hours', deliverAfter });
  });

  it('tells at any hour what the customer waits for', () => {
    const confirmed = { ...expired, template: 'order-confirmed', totalMinor: 1 } as const;
    expect(prepareDelivery(confirmed, 'push', wanted, { id: 'd-1', now }).status).toBe('recorded');
  });

  it('makes a letter that needs no further question', () => {
    const letter = letterOf(prepareDelivery(expired, 'email', wanted, { id: 'd-1', now }));
    expect(letter).toMatchObject({ deliveryId: 'd-1', address: 'c-1@example.com', priority: 'normal' });
  });
});
