import { OrderConfirmed } from '@floodgate/contracts';
import { eventually, type Reply } from '@floodgate/testing';
import { TicketBook } from '../src/storage/ticket-book';
import { startGateway, type RunningGateway } from './running-gateway';

const HIGH_MARK = 5;
const LOW_MARK = 3;

describe('the threshold of a replica', () => {
  let gateway: RunningGateway;
  const tickets: Reply[] = [];

  beforeAll(async () => {
    const marks = { BACKLOG_HIGH_MARK_COUNT: `${HIGH_MARK}`, BACKLOG_LOW_MARK_COUNT: `${LOW_MARK}` };
    gateway = await startGateway({ ...marks, CUSTOMER_RATE_PER_S: '1000', CUSTOMER_BURST_COUNT: '1000' });
  });
  afterAll(() => gateway.stop());

  /** The order of the oldest ticket that waits is confirmed. */
  const settleOne = async () => {
    const { orderId, saleId } = tickets.shift()?.body as { orderId: string; saleId: string };
    const confirmedAt = new Date().toISOString();
    await gateway.probe.deliver(OrderConfirmed, { orderId, saleId, customerId: 'c-1', totalMinor: 1, confirmedAt });
  };

  it('admits up to the high mark and not one more, however many come at once', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, (_, index) => gateway.knock(`c-${index}`)));
    tickets.push(...replies.filter(({ status }) => status === 202));

    expect(tickets).toHaveLength(HIGH_MARK);
    const refused = replies.filter(({ status }) => status === 503);
    expect(refused).toHaveLength(20 - HIGH_MARK);
    for (const { headers, body } of refused) {
      expect(body).toMatchObject({ type: 'urn:floodgate:problem:flash-sale/backlog' });
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
  });

  it('still gives those their ticket who have it', async () => {
    expect(await gateway.knock('c-0')).toMatchObject({ status: 200, body: tickets[0]?.body });
  });

  it('stays closed until fewer wait than the low mark, and then opens at once', async () => {
    for (let waiting = HIGH_MARK - 1; waiting >= LOW_MARK; waiting--) {
      await settleOne();
      await eventually(() => expect(gateway.app.get(TicketBook).unsettledCount).toBe(waiting));
      expect(await gateway.knock('c-late')).toMatchObject({ status: 503 });
    }
    await settleOne();

    await eventually(async () => expect(await gateway.knock('c-late')).toMatchObject({ status: 202 }));
  });
});
