import { OrderConfirmed } from '@floodgate/contracts';
import { eventually, tokenOf, type Reply, type RunningApp } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { always, givenSale, startGateway, type RunningGateway } from './running-gateway';

/** Whoever has a ticket may repeat the request at any time. Everybody else hears that nothing is left. */
describe('who has a ticket hears of it', () => {
  let gateway: RunningGateway;

  beforeAll(async () => (gateway = await startGateway({ CUSTOMER_RATE_PER_S: '1', CUSTOMER_BURST_COUNT: '5' })));
  afterAll(() => gateway.stop());

  const knock = (saleId: string, token: string, app: RunningApp = gateway.app): Promise<Reply> =>
    app.request('POST', `/flash-sales/${saleId}/orders`, { token });

  /** A sale of one piece, and who got it. */
  async function soldOut() {
    const saleId = await givenSale(gateway.environment, always);
    gateway.inventory.has(saleId, { allocated: 1, free: 1 });
    const customerId = uuidv7();
    const ticket = await knock(saleId, tokenOf(customerId));
    expect(ticket.status).toBe(202);
    await eventually(async () =>
      expect(await knock(saleId, tokenOf(uuidv7()))).toMatchObject({ status: 410, body: { title: 'Sold out' } }),
    );
    return { saleId, customerId, ticket };
  }

  it('when the sale is sold out', async () => {
    const { saleId, customerId, ticket } = await soldOut();

    for (const id of [saleId, saleId.toUpperCase()]) {
      const again = await knock(id, tokenOf(customerId));
      expect(again).toMatchObject({ status: 200, body: ticket.body });
      expect(again.headers.get('location')).toBe(ticket.headers.get('location'));
    }
    expect(await knock(saleId, tokenOf(uuidv7()))).toMatchObject({ status: 410 });
  });

  it('when the sale is over', async () => {
    const saleId = await givenSale(gateway.environment, always);
    const customerId = uuidv7();
    const ticket = await knock(saleId, tokenOf(customerId));
    await gateway.environment.sql(`UPDATE flash_sales SET closes_at = now() WHERE id = $1`, [saleId]);
    await eventually(async () =>
      expect(await knock(saleId, tokenOf(uuidv7()))).toMatchObject({
        status: 410,
        body: { title: 'The sale is over' },
      }),
    );

    expect(await knock(saleId, tokenOf(customerId))).toMatchObject({ status: 200, body: ticket.body });
  });

  it('also from a replica that only heard what became of it', async () => {
    const { saleId, customerId, ticket } = await soldOut();
    const replica = await gateway.startReplica();
    const orderId = String(ticket.body.orderId);
    const confirmed = { orderId, customerId, saleId, totalMinor: 6_000, confirmedAt: '2026-01-05T10:00:00.000Z' };
    await gateway.probe.deliver(OrderConfirmed, confirmed);

    await eventually(async () =>
      expect(await knock(saleId, tokenOf(customerId), replica)).toMatchObject({ status: 200, body: ticket.body }),
    );
    expect(await knock(saleId, tokenOf(uuidv7()), replica)).toMatchObject({ status: 410 });
    await replica.stop();
  });

  it('and not who only says so, nor the holder of a ticket in another sale', async () => {
    const { saleId, customerId } = await soldOut();
    const elsewhere = await soldOut();
    const forged = `${tokenOf(customerId).slice(0, -4)}AAAA`;

    expect(await knock(saleId, forged)).toMatchObject({ status: 410 });
    expect(await knock(saleId, tokenOf(elsewhere.customerId))).toMatchObject({ status: 410 });
    expect(await gateway.app.request('POST', `/flash-sales/${saleId}/orders`)).toMatchObject({ status: 410 });
  });

  it('as often as customers may ask', async () => {
    const { saleId, customerId } = await soldOut();
    const replies = await Promise.all(Array.from({ length: 30 }, () => knock(saleId, tokenOf(customerId))));

    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 429]));
  });
});
