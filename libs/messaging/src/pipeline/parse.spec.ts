import { OrderConfirmed } from '@floodgate/contracts';
import { parse } from './parse';

const data = {
  orderId: '0198c0dd-1c00-7000-8000-00000000002a',
  customerId: 'c-1',
  saleId: null,
  totalMinor: 100,
  confirmedAt: '2026-01-05T10:00:00.000Z',
};
const event = {
  specversion: '1.0',
  id: '0198c0de-7f00-7000-8000-000000000001',
  source: 'order',
  type: 'order.confirmed.v1',
  subject: data.orderId,
  time: '2026-01-05T10:00:00.000Z',
  data,
};

function read(content: string, headers: object = {}) {
  const [message, channel] = [{ content: Buffer.from(content), properties: { headers } }, {}];
  return parse(OrderConfirmed, Object.create(message), Object.create(channel));
}

describe('parse', () => {
  it('reads a batch, and counts the first attempt', () => {
    expect(read(JSON.stringify([event, event])).events).toMatchObject([
      { event: { id: event.id, data }, attempt: 1 },
      { attempt: 1 },
    ]);
  });

  it('takes the attempt from the header, unless the header is nonsense', () => {
    expect(read(JSON.stringify([event]), { 'x-attempt': 3 }).events[0]?.attempt).toBe(3);
    expect(read(JSON.stringify([event]), { 'x-attempt': 'many' }).events[0]?.attempt).toBe(1);
  });

  it('tolerates fields that a newer publisher added', () => {
    const newer = { ...event, partitionkey: 'x', data: { ...data, giftWrap: true } };
    expect(read(JSON.stringify([newer])).events[0]?.event.data).toEqual(data);
  });

  it('keeps an event as it came, so that a retry loses no unknown field', () => {
    const newer = { ...event, data: { ...data, giftWrap: true } };
    expect(read(JSON.stringify([newer])).events[0]?.asItCame).toEqual(newer);
  });

  it.each([
    ['{"oops', /not JSON/],
    ['{}', /must be a JSON array/],
    ['[]', /an empty batch/],
    ['\u0000\u0001', /not JSON/],
  ])('sets the whole message %j aside', (content, reason) => {
    const { events, unreadable } = read(content);
    expect(events).toEqual([]);
    expect(unreadable).toEqual([{ content: Buffer.from(content), reason: expect.stringMatching(reason) }]);
  });

  it.each([
    ['an unknown version', { type: 'order.confirmed.v2' }, /unknown type or version "order.confirmed.v2"/],
    ['an unknown type', { type: 'order.eaten.v1' }, /this queue handles order.confirmed.v1/],
    ['a missing id', { id: undefined }, /not a CloudEvent/],
    ['data that does not fit', { data: { ...data, totalMinor: -1 } }, /does not fit order.confirmed.v1.*totalMinor/s],
  ])('sets an event with %s aside and reads its neighbours', (_, change, reason) => {
    const { events, unreadable } = read(JSON.stringify([event, { ...event, ...change }, event]));
    expect(events).toHaveLength(2);
    expect(unreadable).toMatchObject([{ reason: expect.stringMatching(reason) }]);
  });
});
