import { isTold } from './steps/deliveries';
import { newProduct, stockOf } from './steps/goods';
import { call } from './steps/http';
import { expectInvariants } from './steps/invariants';
import { readOrder } from './steps/orders';
import { patiently } from './steps/patiently';
import { newCustomer } from './steps/people';
import { askForTicket, closeSale, getTicket, openSale, planSale, readTicket, saleBecomes } from './steps/sales';
import { ticketBecomes, tomorrow } from './steps/sales';

describe('a flash sale', () => {
  let sku: string;
  let sale: string;

  beforeAll(async () => {
    sku = await newProduct(10);
    sale = await openSale(sku, 5);
  });

  it('gives a ticket that becomes a confirmed order at the price of the sale', async () => {
    const buyer = newCustomer();
    const admitted = await getTicket(buyer, sale);
    expect(admitted).toMatchObject({ status: 202, body: { saleId: sale, status: 'admitted' } });
    const { orderId } = admitted.body;
    const location = admitted.headers.get('location') ?? '';
    expect(location).toBe(`/flash-sales/${sale}/orders/${orderId}`);

    await ticketBecomes(buyer, location, 'confirmed');
    expect((await readOrder(buyer, orderId)).body).toMatchObject({ saleId: sale, totalMinor: 500 });
    await isTold(buyer, orderId, 'order-confirmed');
    await expectInvariants([orderId]);
  });

  it('gives the same ticket to whoever asks again, and one order', async () => {
    const buyer = newCustomer();
    const first = await getTicket(buyer, sale);
    const again = await Promise.all(Array.from({ length: 5 }, () => askForTicket(buyer, sale)));
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(again.map(({ body }) => body.orderId as string))).toEqual(new Set([first.body.orderId]));
    await expectInvariants([first.body.orderId]);
    expect((await call('order', 'GET /orders', { token: buyer.token })).body.items).toHaveLength(1);
  });

  it('sells exactly what there is to a crowd, and tells the others', async () => {
    const few = await newProduct(5);
    const rush = await openSale(few, 5);
    const buyers = Array.from({ length: 40 }, newCustomer);
    const answers = await Promise.all(buyers.map((buyer) => getTicket(buyer, rush)));
    const won = answers.filter(({ status }) => status === 202);
    const lost = answers.filter(({ status }) => status === 410);
    expect([won.length, lost.length]).toEqual([5, 35]);
    for (const { body } of lost) expect(body).toMatchObject({ title: 'Sold out' });
    await expectInvariants(won.map(({ body }) => body.orderId as string));
    expect(await stockOf(few)).toEqual({ sku: few, stocked: 5, available: 0, reserved: 5, sold: 0 });
    const tickets = answers
      .map((answer, index) => [buyers[index]!, answer] as const)
      .filter(([, { status }]) => status === 202);
    for (const [buyer, { headers }] of tickets) await ticketBecomes(buyer, headers.get('location') ?? '', 'confirmed');
  });

  it('says when it opens to those who are early, and that it is over to those who are late', async () => {
    const opensAt = tomorrow();
    const early = await askForTicket(newCustomer(), await planSale(sku, 1, opensAt));
    expect(early).toMatchObject({ status: 425, body: { opensAt: opensAt.toISOString() } });
    const over = await openSale(sku, 1);
    await closeSale(over);
    await saleBecomes(over, { state: 'over' });
    await patiently(async () => expect(await askForTicket(newCustomer(), over)).toMatchObject({ status: 410 }));
  });

  it('shows a ticket to its owner only', async () => {
    const [owner, stranger] = [newCustomer(), newCustomer()];
    const location = (await getTicket(owner, sale)).headers.get('location') ?? '';
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
