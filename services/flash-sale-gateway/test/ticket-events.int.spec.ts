import { OrderConfirmed, OrderPaid, OrderRejected } from '@floodgate/contracts';
import { renderMetrics } from '@floodgate/observability';
import { eventually, tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { EventStream } from './event-stream';
import { startGateway, type RunningGateway } from './running-gateway';

interface Ticket {
  readonly orderId: string;
  readonly customerId: string;
  readonly path: string;
}

const confirmedAt = '2026-01-05T10:00:00.000Z';
const payBy = '2026-01-05T10:15:00.000Z';

describe('watching a ticket', () => {
  let gateway: RunningGateway;
  const streams: EventStream[] = [];

  beforeAll(async () => {
    gateway = await startGateway({ TICKET_STREAMS_MAX_COUNT: '310', TICKET_STREAMS_PER_CUSTOMER_MAX_COUNT: '2' });
  });
  afterEach(async () => {
    for (const stream of streams.splice(0)) stream.leave();
    await eventually(async () => expect(await openCount()).toBe(0));
  });
  afterAll(() => gateway.stop());

  const givenTicket = async (customerId: string = uuidv7()): Promise<Ticket> => {
    const { body, headers } = await gateway.knock(customerId);
    return { orderId: body.orderId as string, customerId, path: headers.get('location')! };
  };
  const watch = async (path: string, customerId: string, lastEventId?: string, role?: 'operator') => {
    const token = tokenOf(customerId, role);
    const stream = await EventStream.open(`${gateway.app.url}${path}/events`, { token, lastEventId });
    streams.push(stream);
    return stream;
  };
  const confirm = ({ orderId, customerId }: Ticket) =>
    gateway.probe.deliver(OrderConfirmed, {
      ...{ orderId, customerId, saleId: gateway.openSaleId, totalMinor: 6_000, confirmedAt, payBy },
    });

  it('tells where it stands at once, and the result when there is one, and ends', async () => {
    const ticket = await givenTicket();
    const stream = await watch(ticket.path, ticket.customerId);

    expect(stream.status).toBe(200);
    expect(Object.fromEntries(stream.headers)).toMatchObject({
      ...{ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    });
    expect(await stream.hears('state')).toMatchObject({
      id: 'admitted',
      data: { orderId: ticket.orderId, saleId: gateway.openSaleId, status: 'admitted', reason: null, payBy: null },
    });
    expect((await stream.hears('position')).data).toEqual({ position: 0, waitS: null });
    expect(stream.others[0]).toMatch(/^retry: \d+$/);

    await confirm(ticket);
    expect(await stream.hears('result')).toMatchObject({
      id: 'confirmed',
      data: { orderId: ticket.orderId, status: 'confirmed', reason: null, changedAt: confirmedAt, payBy },
    });
    await stream.ends();
    expect(stream.events.map(({ name }) => name)).toEqual(['state', 'position', 'result']);
  });

  it('tells of every step up in the line, and why there is nothing in the end', async () => {
    const first = await givenTicket();
    const second = await givenTicket();
    const stream = await watch(second.path, second.customerId);
    expect((await stream.hears('position')).data.position).toBe(1);

    await confirm(first);
    await eventually(() => expect(stream.events.at(-1)).toMatchObject({ name: 'position', data: { position: 0 } }));
    await gateway.probe.deliver(OrderRejected, {
      ...{ orderId: second.orderId, customerId: second.customerId, saleId: gateway.openSaleId },
      ...{ reason: 'insufficient-stock', shortages: [], rejectedAt: confirmedAt },
    });
    expect((await stream.hears('result')).data).toMatchObject({ status: 'rejected', reason: 'insufficient-stock' });
    await stream.ends();
  });

  it('that has its result tells it at once, and nothing to those who have heard it', async () => {
    const ticket = await givenTicket();
    await confirm(ticket);
    await eventually(async () => {
      const { body } = await gateway.app.request('GET', ticket.path, { token: tokenOf(ticket.customerId) });
      expect(body.status).toBe('confirmed');
    });

    const stream = await watch(ticket.path, ticket.customerId, 'admitted');
    await stream.ends();
    expect(stream.events).toMatchObject([{ name: 'result', id: 'confirmed', data: { payBy } }]);
    expect((await watch(ticket.path, ticket.customerId, 'confirmed')).status).toBe(204);
  });

  it('tells those who come back what is new since they left', async () => {
    const ticket = await givenTicket();
    await confirm(ticket);
    await gateway.probe.deliver(OrderPaid, {
      ...{ orderId: ticket.orderId, customerId: ticket.customerId, saleId: gateway.openSaleId },
      ...{ totalMinor: 6_000, paymentId: uuidv7(), paidAt: payBy },
    });
    await eventually(async () => {
      const { body } = await gateway.app.request('GET', ticket.path, { token: tokenOf(ticket.customerId) });
      expect(body.status).toBe('paid');
    });

    const stream = await watch(ticket.path, ticket.customerId, 'confirmed');
    expect(await stream.hears('result')).toMatchObject({ id: 'paid' });
  });

  it('that another replica gave tells its result all the same', async () => {
    const customerId = uuidv7();
    const { orderId, path } = await givenTicket(customerId);
    const replica = await gateway.startReplica();
    const token = tokenOf(customerId);
    const stream = await EventStream.open(`${replica.url}${path}/events`, { token });
    expect(await stream.hears('state')).toMatchObject({ data: { status: 'admitted' } });

    await confirm({ orderId, customerId, path });
    expect(await stream.hears('result')).toMatchObject({ data: { status: 'confirmed', payBy } });
    await replica.stop();
  });

  it('is for its owner and for operators', async () => {
    const ticket = await givenTicket();

    expect((await watch(ticket.path, uuidv7())).status).toBe(403);
    expect((await EventStream.open(`${gateway.app.url}${ticket.path}/events`)).status).toBe(401);
    const stream = await watch(ticket.path, 'o-1', undefined, 'operator');
    expect(await stream.hears('state')).toMatchObject({ data: { orderId: ticket.orderId } });
  });

  it.each([
    ['of no sale', (path: string) => path.replace(/flash-sales\/[^/]+/, `flash-sales/${uuidv7()}`), 404],
    ['of what cannot be a sale', (path: string) => path.replace(/flash-sales\/[^/]+/, 'flash-sales/1'), 422],
    ['that cannot be one', (path: string) => path.replace(/orders\/.*/, 'orders/1'), 422],
    ['that is not yours', (path: string) => path.replace(/orders\/.*/, `orders/${uuidv7()}`), 403],
  ])('is refused for a ticket %s', async (_, change, status) => {
    const ticket = await givenTicket();

    expect((await watch(change(ticket.path), ticket.customerId)).status).toBe(status);
  });

  it('is refused with a parameter', async () => {
    const { path, customerId } = await givenTicket();
    const reply = await gateway.app.request('GET', `${path}/events?since=1`, { token: tokenOf(customerId) });
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ field: 'since' }] } });
  });

  it('is nothing for HEAD: that answer would stay open for nothing', async () => {
    const { path, customerId } = await givenTicket();
    const headers = { authorization: `Bearer ${tokenOf(customerId)}` };
    expect((await fetch(`${gateway.app.url}${path}/events`, { method: 'HEAD', headers })).status).toBe(405);
  });

  it('is bounded for each customer, and leaves nothing behind when they go', async () => {
    const { path, customerId } = await givenTicket();
    const first = await watch(path, customerId);
    await watch(path, customerId);
    expect((await watch(path, customerId)).status).toBe(429);

    first.leave();
    await eventually(async () => expect(await openCount()).toBe(1));
    const again = await watch(path, customerId);
    expect(again.status).toBe(200);
    again.leave();
  });

  it('is done by hundreds at once: all hear their result, nobody is left, and who comes beyond the bound is told', async () => {
    const tickets = await Promise.all(Array.from({ length: 310 }, () => givenTicket()));
    const watching = await Promise.all(tickets.map(({ path, customerId }) => watch(path, customerId)));
    expect(watching.every(({ status }) => status === 200)).toBe(true);
    expect(await openCount()).toBe(310);
    const late = await givenTicket();
    expect((await watch(late.path, late.customerId)).status).toBe(503);

    await Promise.all(tickets.map(confirm));
    await Promise.all(watching.map((stream) => stream.hears('result')));
    await Promise.all(watching.map((stream) => stream.ends()));
    expect(await openCount()).toBe(0);
  });

  it('ends when the replica stops, so that everybody comes again elsewhere', async () => {
    const replica = await gateway.startReplica();
    const { path, customerId } = await givenTicket();
    const stream = await EventStream.open(`${replica.url}${path}/events`, { token: tokenOf(customerId) });
    await stream.hears('state');

    await replica.stop();
    await stream.ends();
    expect(stream.others.at(-1)).toContain('come again');
    expect(stream.events.map(({ name }) => name)).not.toContain('result');
  });
});

async function openCount(): Promise<number> {
  const { body } = await renderMetrics();
  return Number(/^flash_sale_ticket_streams (\d+)$/m.exec(body)?.[1] ?? 0);
}
