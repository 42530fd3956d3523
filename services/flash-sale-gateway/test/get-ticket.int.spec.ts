import { tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { ticketIdOf } from '../src/clients/ticket-id';
import { startGateway, type RunningGateway } from './running-gateway';

const at = '2026-01-05T10:00:00.000Z';

describe('looking at a ticket', () => {
  let gateway: RunningGateway;

  beforeAll(async () => (gateway = await startGateway()));
  afterEach(() => void (gateway.orders.isSilent = false));
  afterAll(() => gateway.stop());

  /** A ticket that this replica knows nothing of: another one gave it, or this one before it was started anew. */
  const unknownHere = (customerId: string = uuidv7()) => {
    const orderId = ticketIdOf(gateway.openSaleId, customerId);
    const path = `/flash-sales/${gateway.openSaleId}/orders/${orderId}`;
    const look = (token = tokenOf(customerId)) => gateway.app.request('GET', path, { token });
    return { orderId, customerId, path, look };
  };
  const operator = tokenOf('o-1', 'operator');

  it('that was given here needs nobody to ask', async () => {
    gateway.orders.isSilent = true;
    const { path, orderId, look } = unknownHere('c-1');
    expect((await gateway.knock('c-1')).headers.get('location')).toBe(path);

    expect(await look()).toMatchObject({
      status: 200,
      body: { orderId, saleId: gateway.openSaleId, status: 'admitted', reason: null, changedAt: null, payBy: null },
    });
  });

  it('says that nobody can tell while order is silent and this replica does not know', async () => {
    gateway.orders.isSilent = true;
    const reply = await unknownHere().look();

    expect(reply).toMatchObject({ status: 503 });
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('of one’s own is admitted until the order has arrived', async () => {
    expect(await unknownHere().look()).toMatchObject({ status: 200, body: { status: 'admitted', changedAt: null } });
  });

  it('is what order tells when this replica does not know', async () => {
    const { orderId, customerId, look } = unknownHere();
    const saleId = gateway.openSaleId;
    gateway.orders.knows({ orderId, customerId, saleId, status: 'rejected', reason: 'insufficient-stock' });

    expect(await look()).toMatchObject({
      status: 200,
      body: { status: 'rejected', reason: 'insufficient-stock', changedAt: at },
    });
  });

  it('is its owner’s and the operators’ to see', async () => {
    const { orderId, path, look } = unknownHere();
    gateway.orders.knows({ orderId, saleId: gateway.openSaleId, status: 'confirmed' });

    expect(await look(operator)).toMatchObject({ status: 200, body: { status: 'confirmed' } });
    expect(await look(tokenOf('c-2'))).toMatchObject({ status: 403 });
    expect(await gateway.app.request('GET', path)).toMatchObject({ status: 401 });
  });

  it.each([
    ['an order that has not arrived', undefined],
    ['an order that belongs to no sale', { saleId: null }],
    ['an order of another sale', { saleId: uuidv7() }],
  ])('is nothing to an operator who asks for %s', async (_, order) => {
    const { orderId, look } = unknownHere();
    if (order) gateway.orders.knows({ orderId, status: 'confirmed', ...order });

    expect(await look(operator)).toMatchObject({ status: 404 });
  });

  it.each([
    ['of no sale', (path: string) => path.replace(gateway.openSaleId, uuidv7()), 404],
    ['of what cannot be a sale', (path: string) => path.replace(gateway.openSaleId, '1'), 422],
    ['with a parameter', (path: string) => `${path}?x=1`, 422],
    ['that cannot be one', (path: string) => path.replace(/[^/]+$/, '1'), 422],
  ])('says no to a ticket %s', async (_, change, status) => {
    const { path, customerId } = unknownHere();

    expect(await gateway.app.request('GET', change(path), { token: tokenOf(customerId) })).toMatchObject({ status });
  });
});
