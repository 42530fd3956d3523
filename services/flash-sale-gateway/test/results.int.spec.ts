import { OrderConfirmed, OrderExpired, OrderPaid } from '@floodgate/contracts';
import { eventually, tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { TicketBook } from '../src/storage/ticket-book';
import { startGateway, type RunningGateway } from './running-gateway';

const at = '2026-01-05T10:00:00.000Z';

describe('the results of tickets', () => {
  let gateway: RunningGateway;

  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.stop());

  const book = () => gateway.app.get(TicketBook);
  const given = async () => {
    const customerId = uuidv7();
    const { body, headers } = await gateway.knock(customerId);
    const orderId = body.orderId as string;
    const look = async (app = gateway.app) =>
      (await app.request('GET', headers.get('location')!, { token: tokenOf(customerId) })).body as { status: string };
    return { orderId, customerId, look, saleId: gateway.openSaleId };
  };
  const confirm = ({ orderId, customerId, saleId }: { orderId: string; customerId: string; saleId: string | null }) =>
    gateway.probe.deliver(OrderConfirmed, { orderId, customerId, saleId, totalMinor: 6_000, confirmedAt: at });

  it('are counted out of the line as they are heard, those of normal orders never', async () => {
    const ticket = await given();
    expect(book().unsettledCount).toBe(1);

    const stranger = uuidv7();
    await confirm({ orderId: stranger, customerId: 'c-1', saleId: null });
    await confirm(ticket);
    await eventually(() => expect(book().unsettledCount).toBe(0));
    expect(book().has(stranger)).toBe(false);
    expect(book().settledPerS()).toBeGreaterThan(0);
  });

  it('are known without asking order, and follow the order through its whole life', async () => {
    gateway.orders.isSilent = true;
    const ticket = await given();
    await confirm(ticket);
    await eventually(async () => expect(await ticket.look()).toMatchObject({ status: 'confirmed', changedAt: at }));
    await gateway.probe.deliver(OrderExpired, { ...withoutLook(ticket), expiredAt: at });
    await eventually(async () => expect(await ticket.look()).toMatchObject({ status: 'expired' }));
    gateway.orders.isSilent = false;
  });

  it('of tickets that another replica gave make it the same ticket here', async () => {
    const replica = await gateway.startReplica();
    const ticket = await given();
    await confirm(ticket);
    await eventually(async () => expect(await ticket.look(replica)).toMatchObject({ status: 'confirmed' }));

    const path = `/flash-sales/${ticket.saleId}/orders`;
    const again = await replica.request('POST', path, { token: tokenOf(ticket.customerId) });
    expect(again).toMatchObject({ status: 200, body: { orderId: ticket.orderId } });
    await replica.stop();
  });

  it('that were said while the broker was away are asked for, and free their places', async () => {
    const tickets = await Promise.all(Array.from({ length: 20 }, given));
    expect(book().unsettledCount).toBe(20);
    for (const ticket of tickets) gateway.orders.knows({ ...withoutLook(ticket), status: 'confirmed' });

    gateway.proxy.cut();
    await eventually(() => expect(book().unsettledCount).toBe(0));
  });

  it('that were known before the broker was away are asked for again, because they may have moved on', async () => {
    const ticket = await given();
    await confirm(ticket);
    await eventually(async () => expect(await ticket.look()).toMatchObject({ status: 'confirmed' }));
    gateway.orders.knows({ ...withoutLook(ticket), status: 'paid' });

    gateway.proxy.cut();
    await eventually(async () => expect(await ticket.look()).toMatchObject({ status: 'paid' }));
    const again = await gateway.app.request('POST', `/flash-sales/${ticket.saleId}/orders`, {
      token: tokenOf(ticket.customerId),
    });
    expect(again.status).toBe(200);
  });

  it('that nobody announced are asked for after a while', async () => {
    const ticket = await given();
    gateway.orders.knows({ ...withoutLook(ticket), status: 'rejected', reason: 'insufficient-stock' });

    await eventually(() => expect(book().stateOf(ticket.orderId)).toMatchObject({ status: 'rejected' }), 25_000);
    expect(book().unsettledCount).toBe(0);
  }, 30_000);

  it('survive a restart: order tells them, and who asks for a ticket again gets the same', async () => {
    const ticket = await given();
    gateway.orders.knows({ ...withoutLook(ticket), status: 'confirmed', payBy: at });
    const restarted = await gateway.startReplica();

    expect(await ticket.look(restarted)).toMatchObject({ status: 'confirmed', payBy: at });
    const again = await restarted.request('POST', `/flash-sales/${ticket.saleId}/orders`, {
      token: tokenOf(ticket.customerId),
    });
    expect(again.body.orderId).toBe(ticket.orderId);
    await restarted.stop();
  });

  it('do not go back: what is heard late changes nothing', async () => {
    const ticket = await given();
    const paid = { ...withoutLook(ticket), totalMinor: 6_000, paymentId: uuidv7(), paidAt: at };
    await gateway.probe.deliver(OrderPaid, paid);
    await confirm(ticket);
    const marker = await given();
    await confirm(marker);
    await eventually(async () => expect(await marker.look()).toMatchObject({ status: 'confirmed' }));

    expect(await ticket.look()).toMatchObject({ status: 'paid' });
  });
});

function withoutLook({ orderId, customerId, saleId }: { orderId: string; customerId: string; saleId: string }) {
  return { orderId, customerId, saleId };
}
