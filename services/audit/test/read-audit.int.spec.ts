import { tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { stepOf } from '../src/domain/step';
import { runningAudit, type RunningAudit } from './running-audit';

let audit: RunningAudit;

beforeAll(async () => {
  audit = await runningAudit();
});

afterAll(() => audit.stop());

describe('GET /audit', () => {
  it('tells the story of an order across services, in the order of time', async () => {
    const orderId = uuidv7();
    await happened(orderId, 'notification.delivered.v1', '10:00:00.300');
    await happened(orderId, 'order.confirmed.v1', '10:00:00.200');
    await happened(orderId, 'order.placed.v1', '10:00:00.000');
    await happened(uuidv7(), 'order.placed.v1', '10:00:00.050');
    await happened(orderId, 'inventory.stock-reserved.v1', '10:00:00.100');
    expect(typesOf(await story(orderId))).toEqual([
      'order.placed.v1',
      'inventory.stock-reserved.v1',
      'order.confirmed.v1',
      'notification.delivered.v1',
    ]);
  });

  it('tells within one millisecond first what caused the other, and then what arrived first', async () => {
    const orderId = uuidv7();
    const first = await happened(orderId, 'parcel.sent.v1', '10:00:00.000');
    const second = await happened(orderId, 'parcel.lost.v1', '10:00:00.000');
    const confirmed = await happened(orderId, 'order.confirmed.v1', '10:00:00.000');
    const placed = await happened(orderId, 'order.placed.v1', '10:00:00.000');
    expect(idsOf(await story(orderId))).toEqual([placed, confirmed, first, second]);
  });

  it('turns pages without a gap or a repetition', async () => {
    const orderId = uuidv7();
    const all: string[] = [];
    for (let count = 0; count < 5; count += 1) all.push(await happened(orderId, 'order.placed.v1', '10:00:00.000'));
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const from = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await audit.ask(`/audit?orderId=${orderId}&limit=2${from}`);
      seen.push(...idsOf({ body }));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(all);
  });

  it('finds what a customer lived through, what was of one type, and what has happened since', async () => {
    const [orderId, customerId] = [uuidv7(), `c-${uuidv7()}`];
    const placed = await happened(orderId, 'order.placed.v1', '11:00:00.000', customerId);
    const paid = await happened(orderId, 'order.paid.v1', '11:30:00.000', customerId);
    expect(idsOf(await audit.ask(`/audit?customerId=${customerId}`))).toEqual([placed, paid]);
    expect(idsOf(await audit.ask(`/audit?customerId=${customerId}&type=order.paid.v1`))).toEqual([paid]);
    expect(idsOf(await audit.ask('/audit?since=2026-01-05T11:30:00Z'))).toEqual([paid]);
    expect(idsOf(await audit.ask('/audit?since=2026-01-05T11:00:00Z&type=order.placed.v1'))).toEqual([placed]);
  });

  it('says an entry as it came', async () => {
    const orderId = uuidv7();
    const eventId = await happened(orderId, 'order.placed.v1', '10:00:00.000', 'c-1');
    expect((await story(orderId)).body.items).toEqual([
      {
        eventId,
        type: 'order.placed.v1',
        source: 'order',
        subject: orderId,
        orderId,
        customerId: 'c-1',
        occurredAt: '2026-01-05T10:00:00.000Z',
        receivedAt: expect.stringMatching(/Z$/),
        traceparent: null,
        data: { orderId },
      },
    ]);
  });

  it.each([
    ['?orderId=1', 'orderId'],
    ['?customerId=', 'customerId'],
    ['?type=order.placed&since=2026-01-05T10:00:00Z', 'type'],
    ['?type=order.placed.v1', 'type'],
    ['?since=yesterday', 'since'],
    ['?since=0000-01-01T00:00:00Z', 'since'],
    ['?limit=0', 'limit'],
    ['?limit=501', 'limit'],
    ['?cursor=next', 'cursor'],
    ['?cursor=-999999999999999.0.0', 'cursor'],
    ['?subject=o-1', 'subject'],
  ])('refuses %s and names the field', async (query, field) => {
    const { status, body } = await audit.ask(`/audit${query}`);
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field }]);
  });

  it('answers the largest cursor there can be', async () => {
    const { status, body } = await audit.ask('/audit?cursor=253402300799999.9999.999999999999999999');
    expect([status, body]).toEqual([200, { items: [], nextCursor: null }]);
  });

  it('is for operators only', async () => {
    expect((await audit.app.request('GET', '/audit')).status).toBe(401);
    expect((await audit.app.request('GET', '/audit', { token: tokenOf('c-1') })).status).toBe(403);
  });
});

const story = (orderId: string) => audit.ask(`/audit?orderId=${orderId}`);
const idsOf = ({ body }: { body: { items: { eventId: string }[] } }) => body.items.map(({ eventId }) => eventId);
const typesOf = ({ body }: { body: { items: { type: string }[] } }) => body.items.map(({ type }) => type);

/** On the 5th of January. @returns the event's id */
async function happened(orderId: string, type: string, time: string, customerId?: string): Promise<string> {
  const eventId = uuidv7();
  await audit.environment.sql(
    `INSERT INTO audit_entries (event_id, type, source, subject, order_id, customer_id, occurred_at, received_at, step, data)
     VALUES ($1, $2, $3, $4::text, $4::text::uuid, $5, $6, now(), $7, jsonb_build_object('orderId', $4::text))`,
    [eventId, type, type.split('.')[0], orderId, customerId, `2026-01-05T${time}Z`, stepOf(type)],
  );
  return eventId;
}
