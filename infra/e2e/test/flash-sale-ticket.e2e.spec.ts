import { expectInvariants } from './steps/invariants';
import { newProduct, stockOf } from './steps/goods';
import { call } from './steps/http';
import { readOrder, toldAbout } from './steps/orders';
import { patiently } from './steps/patiently';
import { newCustomer, type Person } from './steps/people';
import { askForTicket, planSale, tomorrow, longAgo } from './steps/sales';

const readTicket = (buyer: Person, location: string) =>
  call('flash-sale-gateway', `GET ${location}`, { token: buyer.token });

async function ticketBecomes(buyer: Person, location: string, status: string): Promise<void> {
  await patiently(async () => {
    expect(await readTicket(buyer, location)).toMatchObject({ status: 200, body: { status } });
  });
}

describe('a flash sale', () => {
  let sku: string;
  let sale: string;

  beforeAll(async () => {
    sku = await newProduct(3);
    sale = await planSale(sku);
  });

  it('gives a ticket that becomes a confirmed order at the price of the sale', async () => {
    const buyer = newCustomer();
    const admitted = await askForTicket(buyer, sale);
    expect(admitted).toMatchObject({ status: 202, body: { saleId: sale, status: 'admitted' } });
    const { orderId } = admitted.body;
    const location = admitted.headers.get('location') ?? '';
    expect(location).toBe(`/flash-sales/${sale}/orders/${orderId}`);

    await ticketBecomes(buyer, location, 'confirmed');
    expect((await readOrder(buyer, orderId)).body).toMatchObject({ saleId: sale, totalMinor: 500 });
    expect(await toldAbout(buyer, orderId)).toEqual(['order-confirmed by email', 'order-confirmed by push']);
    await expectInvariants([orderId]);
  });

  it('gives the same ticket to whoever asks again, and one order', async () => {
    const buyer = newCustomer();
    const first = await askForTicket(buyer, sale);
    const again = await Promise.all(Array.from({ length: 5 }, () => askForTicket(buyer, sale)));
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(again.map(({ body }) => body.orderId as string))).toEqual(new Set([first.body.orderId]));
    await expectInvariants([first.body.orderId]);
    expect((await call('order', 'GET /orders', { token: buyer.token })).body.items).toHaveLength(1);
  });

  it('sells exactly what there is to a crowd, and tells the others', async () => {
    const few = await newProduct(5);
    const rush = await planSale(few);
    const buyers = Array.from({ length: 40 }, newCustomer);
    const tickets = await Promise.all(buyers.map((buyer) => askForTicket(buyer, rush)));
    expect(tickets.map(({ status }) => status)).toEqual(buyers.map(() => 202));
    await expectInvariants(tickets.map(({ body }) => body.orderId as string));
    expect(await stockOf(few)).toEqual({ sku: few, stocked: 5, available: 0, reserved: 5, sold: 0 });
    const last = await Promise.all(
      tickets.map((ticket, index) => readTicket(buyers[index]!, ticket.headers.get('location') ?? '')),
    );
    expect(last.filter(({ body }) => body.status === 'confirmed')).toHaveLength(5);
    expect(last.filter(({ body }) => body.status === 'rejected')).toHaveLength(35);
  });

  it('says when it opens to those who are early, and that it is over to those who are late', async () => {
    const opensAt = tomorrow();
    const early = await askForTicket(newCustomer(), await planSale(sku, opensAt));
    expect(early).toMatchObject({ status: 425, body: { opensAt: opensAt.toISOString() } });
    expect(await askForTicket(newCustomer(), await planSale(sku, longAgo()))).toMatchObject({ status: 410 });
  });

  it('shows a ticket to its owner only', async () => {
    const [owner, stranger] = [newCustomer(), newCustomer()];
    const location = (await askForTicket(owner, sale)).headers.get('location') ?? '';
    expect(await readTicket(stranger, location)).toMatchObject({ status: 403 });
    expect(await call('flash-sale-gateway', `GET ${location}`)).toMatchObject({ status: 401 });
    await expectInvariants();
  });

  it('refuses what is not a request for a ticket', async () => {
    const { token } = newCustomer();
    const path = `POST /flash-sales/${sale}/orders`;
    expect(await call('flash-sale-gateway', path)).toMatchObject({ status: 401 });
    expect(await call('flash-sale-gateway', path, { token, body: { quantity: 2 } })).toMatchObject({ status: 422 });
    expect(await askForTicket(newCustomer(), '00000000-0000-7000-8000-00000000dead')).toMatchObject({ status: 404 });
  });
});
