import { entryOf } from './audit-entry';

const now = new Date('2026-01-05T10:00:01.000Z');
const orderId = '0198c0dd-1c00-7000-8000-00000000002a';
const heard = {
  id: '0198c0de-7f00-7000-8000-000000000001',
  type: 'order.placed.v1',
  source: 'order',
  subject: orderId,
  time: '2026-01-05T10:00:00.000Z',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  data: { orderId, customerId: 'c-1', more: [1, 2] },
};

describe('the entry of an event', () => {
  it('keeps everything the event said', () => {
    expect(entryOf(heard, now)).toEqual({
      eventId: heard.id,
      type: heard.type,
      source: 'order',
      subject: orderId,
      orderId,
      customerId: 'c-1',
      occurredAt: new Date(heard.time),
      step: 0,
      traceparent: heard.traceparent,
      data: heard.data,
    });
  });

  it.each([
    ['no order', {}],
    ['an order that is no id', { orderId: 'first', customerId: 7 }],
    ['nothing where an order would be', { orderId: null, customerId: null }],
    ['a customer no column can hold', { customerId: 'c\0' }],
  ])('names no order and no customer when the event has %s', (_, data) => {
    expect(entryOf({ ...heard, data }, now)).toMatchObject({ orderId: null, customerId: null, data });
  });

  it.each(['yesterday', '+012026-01-05T10:00:00.000Z', '0000-01-01T00:00:00Z', '-000044-03-15T12:00:00Z'])(
    'takes the time of arrival when the event says %s',
    (time) => {
      expect(entryOf({ ...heard, time }, now).occurredAt).toEqual(now);
    },
  );

  it('has no trace when the event has none', () => {
    expect(entryOf({ ...heard, traceparent: undefined }, now).traceparent).toBeNull();
  });
});
