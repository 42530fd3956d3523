import { newProduct, stockOf } from './steps/goods';
import { call } from './steps/http';
import { expectInvariants } from './steps/invariants';
import { patiently } from './steps/patiently';
import { newCustomer } from './steps/people';
import { askForTicket, closeSale, openSale } from './steps/sales';
import { serviceNames } from './system/target';
import { ownSystem as system } from './system/the-system';

const ORDERS = 300;
const REPLICAS = 2;

describe('two replicas of every service', () => {
  beforeAll(() => Promise.all(serviceNames.map((service) => system.addReplica(service))));
  afterAll(async () => {
    const codes = await Promise.all(serviceNames.map((service) => system.removeReplica(service)));
    expect(codes).toEqual(serviceNames.map(() => 0));
  });

  it('share the work, and keep every promise of one', async () => {
    const plenty = await newProduct(10 * ORDERS);
    const scarce = await newProduct(50);
    const orders = Array.from({ length: ORDERS }, async (_, n) => {
      const body = { lines: [{ sku: plenty, quantity: 1 }, ...(n % 3 === 0 ? [{ sku: scarce, quantity: 1 }] : [])] };
      const { token } = newCustomer();
      const answer = await call('order', 'POST /orders', { token, body, replica: n % REPLICAS });
      expect(answer.status).toBe(202);
      return answer.body.id as string;
    });
    const accepted = await Promise.all(orders);
    await expectInvariants(accepted);
    expect(await stockOf(scarce)).toMatchObject({ available: 0, reserved: 50 });
    expect(await stockOf(plenty)).toMatchObject({ reserved: 250, available: 10 * ORDERS - 250 });
  });

  it('give the same ticket to a customer who asks them all at once', async () => {
    const sku = await newProduct(200);
    // Enough for each of them twice: two replicas lend a permit each for what turns out to be one ticket.
    const sale = await openSale(sku, 200);
    const buyers = Array.from({ length: 50 }, newCustomer);
    const answers = await Promise.all(
      buyers.flatMap((buyer) => [askForTicket(buyer, sale, 0), askForTicket(buyer, sale, 1)]),
    );
    expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 202)).toEqual([]);
    const tickets = new Set(answers.map(({ body }) => body.orderId as string));
    expect(tickets.size).toBe(buyers.length);
    await expectInvariants([...tickets]);
    await closeSale(sale);
    await patiently(async () => expect(await stockOf(sku)).toMatchObject({ reserved: 50, available: 150 }));
  });

  it('let an order be read from the one that did not take it', async () => {
    const { token } = newCustomer();
    const body = { lines: [{ sku: await newProduct(1), quantity: 1 }] };
    const { body: receipt } = await call('order', 'POST /orders', { token, body, replica: 0 });
    expect(await call('order', `GET /orders/${receipt.id}`, { token, replica: 1 })).toMatchObject({ status: 200 });
    await expectInvariants([receipt.id]);
  });
});
