import { newProduct, stockOf } from './steps/goods';
import { call } from './steps/http';
import { expectInvariants } from './steps/invariants';
import { cancel, pay, readOrder } from './steps/orders';
import { patiently } from './steps/patiently';
import { newCustomer } from './steps/people';
import { changeSale, closeSale, getTicket, planSale, saleBecomes, ticketBecomes, tomorrow } from './steps/sales';
import { comeAgain, TicketStream } from './steps/ticket-stream';
import { system } from './system/the-system';

describe('a flash sale, from planning to closing', () => {
  const [first, second, third] = [newCustomer(), newCustomer(), newCustomer()];
  const orders: Record<'first' | 'second' | 'third', string> = { first: '', second: '', third: '' };
  let sku: string;
  let sale: string;

  beforeAll(async () => {
    sku = await newProduct(10);
  });
  afterAll(() => system.start('order'));

  it('has its pieces set aside when it is planned, and lets nobody in before it opens', async () => {
    sale = await planSale(sku, 2, tomorrow());
    await saleBecomes(sale, { state: 'upcoming', inventory: { answer: 'granted', allocated: 2 } });
    expect(await stockOf(sku)).toEqual({ sku, stocked: 10, available: 8, reserved: 2, sold: 0 });
    expect(await getTicket(first, sale)).toMatchObject({ status: 425 });
  });

  it('opens when its operator says so', async () => {
    await changeSale(sale, { opensAt: new Date() });
    await saleBecomes(sale, { state: 'open', counters: { allocated: 2, free: 2, sold: 0 } });
    // The door hears of it within a second: a stranger is then asked who they are, and no longer told to come later.
    await patiently(async () =>
      expect(await call('flash-sale-gateway', `POST /flash-sales/${sale}/orders`)).toMatchObject({ status: 401 }),
    );
  });

  it('tells who has a ticket where they stand while it waits, and what became of it', async () => {
    await system.stop('order');
    const ticket = await getTicket(first, sale);
    expect(ticket).toMatchObject({ status: 202, body: { status: 'admitted' } });
    orders.first = ticket.body.orderId;
    const location = ticket.headers.get('location') ?? '';
    const stream = await TicketStream.open(first, location);
    expect(await stream.hears('state')).toMatchObject({ orderId: orders.first, status: 'admitted' });
    expect(await stream.hears('position')).toMatchObject({ position: expect.any(Number) });

    await system.start('order');
    expect(await stream.hears('result')).toMatchObject({ status: 'confirmed', payBy: expect.any(String) });
    await stream.ends();
    expect(await comeAgain(first, location, 'confirmed')).toBe(204);
    expect(await getTicket(first, sale)).toMatchObject({ status: 200, body: { orderId: orders.first } });
  });

  it('is sold out for the others when every piece has a ticket', async () => {
    const ticket = await getTicket(second, sale);
    expect(ticket).toMatchObject({ status: 202 });
    orders.second = ticket.body.orderId;
    await ticketBecomes(second, ticket.headers.get('location') ?? '', 'confirmed');
    expect(await getTicket(third, sale)).toMatchObject({ status: 410, body: { title: 'Sold out' } });
    await saleBecomes(sale, { state: 'sold-out', counters: { free: 0, held: 2 } });
  });

  it('opens again when somebody cancels, and the piece goes to somebody else', async () => {
    expect(await cancel(second, orders.second)).toMatchObject({ status: 200 });
    const ticket = await patiently(async () => {
      const answer = await getTicket(third, sale);
      expect(answer).toMatchObject({ status: 202 });
      return answer;
    });
    orders.third = ticket.body.orderId;
    await ticketBecomes(third, ticket.headers.get('location') ?? '', 'confirmed');
  });

  it('has more to sell when its operator adds pieces', async () => {
    await changeSale(sale, { allocation: 5 });
    await saleBecomes(sale, { state: 'open', counters: { allocated: 5, free: 3, held: 2 } });
    expect(await stockOf(sku)).toMatchObject({ available: 5, reserved: 5 });
  });

  it('gives back what was not sold when it closes, and what comes back later', async () => {
    expect(await pay(first, orders.first)).toMatchObject({ status: 200 });
    await closeSale(sale);
    // A stranger gets no ticket in the moment until the door has heard of it, and learns as well as a buyer when it has.
    await patiently(async () =>
      expect(await call('flash-sale-gateway', `POST /flash-sales/${sale}/orders`)).toMatchObject({ status: 410 }),
    );
    expect(await getTicket(newCustomer(), sale)).toMatchObject({ status: 410, body: { title: 'The sale is over' } });
    await patiently(async () =>
      expect(await stockOf(sku)).toEqual({ sku, stocked: 10, available: 8, reserved: 1, sold: 1 }),
    );

    expect(await cancel(third, orders.third)).toMatchObject({ status: 200 });
    await patiently(async () => expect(await stockOf(sku)).toMatchObject({ available: 9, reserved: 0, sold: 1 }));
    expect((await readOrder(first, orders.first)).body).toMatchObject({
      saleId: sale,
      status: 'paid',
      totalMinor: 500,
    });
    await expectInvariants(Object.values(orders));
  });
});
