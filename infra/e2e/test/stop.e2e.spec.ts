import { randomUUID } from 'node:crypto';
import { newProduct, stockOf } from './steps/goods';
import { call } from './steps/http';
import { expectInvariants } from './steps/invariants';
import { patiently } from './steps/patiently';
import { newCustomer } from './steps/people';
import { askForTicket, closeSale, openSale } from './steps/sales';
import { serviceNames } from './system/target';
import { system } from './system/the-system';

const ORDERS = 60;
const customer = newCustomer();

/** Repeats an order until it is accepted, as a careful client does: the same key is the same order. */
async function placeStubbornly(sku: string): Promise<string> {
  const headers = { 'idempotency-key': randomUUID() };
  return patiently(async () => {
    const body = { lines: [{ sku, quantity: 1 }] };
    const answer = await call('order', 'POST /orders', { token: customer.token, headers, body });
    expect(answer.status).toBe(202);
    return answer.body.id as string;
  });
}

async function askStubbornly(sale: string): Promise<string> {
  const buyer = newCustomer();
  return patiently(async () => {
    const answer = await askForTicket(buyer, sale);
    expect([200, 202]).toContain(answer.status);
    return answer.body.orderId as string;
  });
}

describe('a service that is told to stop in the middle of its work', () => {
  afterAll(() => Promise.all(serviceNames.map((service) => system.start(service))));

  it.each(serviceNames)('%s ends with exit code 0, and nothing is lost or doubled', async (service) => {
    const sku = await newProduct(2 * ORDERS);
    // More than is asked for: what a replica gives back as it stops shall not look sold out to the others.
    const sale = await openSale(sku, ORDERS);
    const numbers = Array.from({ length: ORDERS }, (_, n) => n);
    const placing = numbers.map((n) => (n % 3 === 0 ? askStubbornly(sale) : placeStubbornly(sku)));
    // Some are through and some are not: it is in the middle of them.
    await Promise.any(placing);
    expect(await system.stop(service)).toEqual([0]);
    await system.start(service);

    const orders = await Promise.all(placing);
    expect(new Set(orders).size).toBe(ORDERS);
    await expectInvariants(orders);
    await closeSale(sale);
    await patiently(async () => expect(await stockOf(sku)).toMatchObject({ available: ORDERS, reserved: ORDERS }));
  });

  it('the whole system, all at once', async () => {
    const sku = await newProduct(2 * ORDERS);
    const placing = Array.from({ length: ORDERS }, () => placeStubbornly(sku));
    await Promise.any(placing);
    expect(await Promise.all(serviceNames.map((service) => system.stop(service)))).toEqual(serviceNames.map(() => [0]));
    await Promise.all(serviceNames.map((service) => system.start(service)));
    const orders = await Promise.all(placing);
    await expectInvariants(orders);
    expect(await stockOf(sku)).toMatchObject({ available: ORDERS, reserved: ORDERS });
  });
});
