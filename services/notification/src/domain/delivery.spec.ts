import { dispatchOf, prepareDeliveries } from './delivery';
import { defaultPreferences } from './preferences';

const now = new Date('2026-01-05T23:00:00.000Z');
const newId = () => 'd-1';
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
    const [delivery] = prepareDeliveries(expired, defaultPreferences('c-1'), { newId, now });
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
    const [delivery] = prepareDeliveries(expired, wanted, { newId, now });
    const deliverAfter = new Date('2026-01-06T07:00:00.000Z');
    expect(delivery).toMatchObject({ status: 'delayed', reason: 'quiet hours', deliverAfter });
  });

  it('tells at any hour what the customer waits for', () => {
    const confirmed = { ...expired, template: 'order-confirmed', totalMinor: 1 } as const;
    expect(prepareDeliveries(confirmed, wanted, { newId, now })).toMatchObject([{ status: 'recorded' }, {}]);
  });

  it('makes one for each channel that the customer wants, in the sequence of the channels', () => {
    const both = prepareDeliveries(expired, { ...wanted, channels: ['push', 'email'] }, { newId, now });
    expect(both).toMatchObject([
      { channel: 'email', address: 'c-1@example.com' },
      { channel: 'push', address: null },
    ]);
    const one = prepareDeliveries(expired, { ...wanted, channels: ['sms'] }, { newId, now });
    expect(one).toMatchObject([{ channel: 'sms', title: null }]);
  });

  it('dispatches what finds its words again', () => {
    const dispatched = prepareDeliveries(expired, wanted, { newId, now }).map(dispatchOf);
    expect(dispatched).toMatchObject([
      { deliveryId: 'd-1', channel: 'email', priority: 'normal' },
      { channel: 'push' },
    ]);
  });
});
