import { Database } from '@floodgate/persistence';
import { isolated, Probe, startApp, tokenOf, type Isolated, type RunningApp } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { GrantRedPackets } from '../src/use-cases/grant-red-packets';
import { RevokeRedPackets } from '../src/use-cases/revoke-red-packets';
import { openCampaign, PAID_AT } from './red-packet-books';

let environment: Isolated;
let probe: Probe;
let app: RunningApp;
let campaignId: string;

beforeAll(async () => {
  environment = await isolated('notification');
  // Declares the exchanges of everybody, which the service binds its queues to.
  probe = await Probe.open(environment.brokerUrl);
  app = await startApp(environment, async () => (await import('../src/notification.module')).NotificationModule);
});

afterAll(async () => {
  await app.stop();
  await probe.close();
  await environment.remove();
});

beforeEach(async () => {
  await environment.sql('TRUNCATE ledger_transfers, red_packets, red_packet_campaigns');
  campaignId = await openCampaign(environment, {
    kind: 'fixed',
    amountMinor: 188,
    budgetMinor: 18_800,
    packetCount: 100,
  });
});

describe('GET /red-packets', () => {
  it('shows customers their own, newest first, and what they have', async () => {
    const first = await win('c-1');
    const second = await win('c-1');
    await win('c-2');
    await refund('c-1', first);
    const { status, body } = await list('', tokenOf('c-1'));
    const at = expect.stringMatching(/Z$/) as string;
    const packet = { id: expect.any(String) as string, campaignId, amountMinor: 188, grantedAt: at };
    expect(status).toBe(200);
    expect(body).toEqual({
      customerId: 'c-1',
      balanceMinor: 188,
      items: [
        { ...packet, orderId: second, status: 'granted', revokedAt: null },
        { ...packet, orderId: first, status: 'revoked', revokedAt: at },
      ],
      nextCursor: null,
    });
  });

  it('shows those of another customer to operators only', async () => {
    await win('c-1');
    const mine = await list('?customerId=c-1', tokenOf('c-1'));
    const forOperators = await list('?customerId=c-1', tokenOf('operator-1', 'operator'));
    expect([mine.body.balanceMinor, forOperators.body.balanceMinor]).toEqual([188, 188]);
    expect(await list('?customerId=c-1', tokenOf('c-2'))).toMatchObject({
      status: 403,
      body: { errors: [{ field: 'customerId' }] },
    });
  });

  it('turns pages, and tells the whole balance on each', async () => {
    const orderIds = [await win('c-1'), await win('c-1'), await win('c-1')].reverse();
    const first = await list('?limit=2', tokenOf('c-1'));
    const second = await list(`?limit=2&cursor=${first.body.nextCursor}`, tokenOf('c-1'));
    expect([...ordersOf(first.body), ...ordersOf(second.body)]).toEqual(orderIds);
    expect([first.body.balanceMinor, second.body.balanceMinor]).toEqual([564, 564]);
    expect(second.body.nextCursor).toBeNull();
  });

  it('shows nothing of an order that was refunded before we heard that it was paid', async () => {
    await refund('c-1', uuidv7());
    expect((await list('', tokenOf('c-1'))).body).toMatchObject({ balanceMinor: 0, items: [] });
  });

  it.each([
    ['?limit=101', 'limit'],
    ['?cursor=1', 'cursor'],
    ['?customerId=', 'customerId'],
    ['?orderId=1', 'orderId'],
  ])('refuses %s and names the field', async (query, field) => {
    expect(await list(query, tokenOf('c-1'))).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('needs a token', async () => {
    expect((await app.request('GET', '/red-packets')).status).toBe(401);
  });
});

function list(query: string, token: string) {
  return app.request('GET', `/red-packets${query}`, { token });
}

/** @returns the order that won */
async function win(customerId: string): Promise<string> {
  const order = { orderId: uuidv7(), customerId, totalMinor: 8_900, paidAt: PAID_AT };
  await app.get(Database).transaction((tx) => app.get(GrantRedPackets).execute(tx, [order]));
  return order.orderId;
}

function refund(customerId: string, orderId: string): Promise<void> {
  const order = { orderId, customerId };
  return app.get(Database).transaction((tx) => app.get(RevokeRedPackets).execute(tx, [order]));
}

function ordersOf({ items }: { items: readonly { orderId: string }[] }): string[] {
  return items.map(({ orderId }) => orderId);
}
