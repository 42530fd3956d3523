import { assertMayRead, exhaustedBy, grantPackets, type PaidOrder } from './red-packet';
import { statusOf, type Campaign } from './red-packet-campaign';
import { RedPacketsNotYours } from './red-packet.errors';

const startsAt = new Date('2026-01-05T10:00:00.000Z');
const endsAt = new Date('2026-01-05T11:00:00.000Z');
const during = new Date('2026-01-05T10:30:00.000Z');

const fixed: Campaign = {
  id: 'k-1',
  name: 'Welcome',
  kind: 'fixed',
  budgetMinor: 1_000,
  packetCount: 10,
  amountMinor: 100,
  minOrderMinor: 0,
  startsAt,
  endsAt,
  grantedCount: 0,
  grantedMinor: 0,
  exhaustedAt: null,
  closedAt: null,
  createdAt: startsAt,
};
const random: Campaign = { ...fixed, id: 'k-2', kind: 'random', amountMinor: null };
const half = () => 0.5;

describe('granting packets', () => {
  it.each([
    ['at its first millisecond', new Date(startsAt), 1],
    ['a millisecond before it starts', new Date(startsAt.getTime() - 1), 0],
    ['in its last millisecond', new Date(endsAt.getTime() - 1), 1],
    ['when it ends', new Date(endsAt), 0],
  ])('looks at when the order was paid: %s', (_, paidAt, count) => {
    expect(grantPackets([fixed], [order({ paidAt })], half)).toHaveLength(count);
  });

  it.each([
    [4_999, 0],
    [5_000, 1],
  ])('asks for what the order must have cost (%i)', (totalMinor, count) => {
    expect(grantPackets([{ ...fixed, minOrderMinor: 5_000 }], [order({ totalMinor })], half)).toHaveLength(count);
  });

  it('gives the same amount to everybody in a fixed campaign', () => {
    const grants = grantPackets([fixed], [order({ orderId: 'o-1' }), order({ orderId: 'o-2' })], half);
    expect(grants).toEqual([
      { orderId: 'o-1', customerId: 'c-1', campaignId: 'k-1', amountMinor: 100 },
      { orderId: 'o-2', customerId: 'c-1', campaignId: 'k-1', amountMinor: 100 },
    ]);
  });

  it('draws each packet of a random campaign from what the ones before have left', () => {
    const campaign = { ...random, packetCount: 4, grantedCount: 1, grantedMinor: 400 };
    const grants = grantPackets([campaign], [order(), order(), order(), order()], half);
    expect(grants.map(({ amountMinor }) => amountMinor)).toEqual([200, 200, 200]);
  });

  it('takes the oldest campaign that has one, and the next when that is used up', () => {
    const campaigns = [{ ...fixed, grantedCount: 9, grantedMinor: 900 }, random];
    const grants = grantPackets(campaigns, [order(), order()], half);
    expect(grants.map(({ campaignId }) => campaignId)).toEqual(['k-1', 'k-2']);
  });
});

describe('a campaign whose last packet goes out', () => {
  const grant = { orderId: 'o-1', customerId: 'c-1', campaignId: 'k-1', amountMinor: 100 };
  const almost = { ...fixed, grantedCount: 9, grantedMinor: 900 };

  it.each([
    ['its last packet', [grant], almost, ['k-1']],
    ['a packet before the last', [grant], fixed, []],
    ['nothing', [], { ...fixed, grantedCount: 10 }, []],
    ['a packet that came back after it was used up once', [grant], { ...almost, exhaustedAt: during }, []],
  ])('is told of once: %s', (_, grants, campaign, ids) => {
    expect(exhaustedBy(grants, [campaign]).map(({ id }) => id)).toEqual(ids);
  });
});

describe('the status of a campaign', () => {
  it.each([
    ['scheduled', {}, new Date(startsAt.getTime() - 1)],
    ['running', {}, startsAt],
    ['exhausted', { grantedCount: 10 }, during],
    ['ended', { grantedCount: 10 }, endsAt],
    ['closed', { closedAt: startsAt }, endsAt],
  ])('is %s', (status, change, now) => {
    expect(statusOf({ ...fixed, ...change }, now)).toBe(status);
  });
});

describe('red packets', () => {
  it('are read by their customer and by operators', () => {
    assertMayRead('c-1', { customerId: 'c-1', isOperator: false });
    assertMayRead('c-1', { customerId: 'operator-1', isOperator: true });
    expect(() => assertMayRead('c-1', { customerId: 'c-2', isOperator: false })).toThrow(RedPacketsNotYours);
  });
});

function order(change: Partial<PaidOrder> = {}): PaidOrder {
  return { orderId: 'o-1', customerId: 'c-1', totalMinor: 8_900, paidAt: during, ...change };
}
