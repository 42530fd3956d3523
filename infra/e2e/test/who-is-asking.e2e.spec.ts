import { expectInvariants } from './steps/invariants';
import { newProduct } from './steps/goods';
import { call } from './steps/http';
import { placeOrder } from './steps/orders';
import { forgedToken, newCustomer } from './steps/people';
import { expectNothingStored, expectProblem } from './steps/problems';
import { askForTicket, openSale } from './steps/sales';
import { serviceNames, type ServiceName } from './system/target';

/** Open from the start; its id stands for every other. */
const FIRST_SALE = '00000000-0000-7000-8000-000000000001';
const customer = newCustomer();
const { token } = customer;

/** What anybody may read. Whatever is added to this list was added on purpose. */
const forEverybody: Readonly<Record<ServiceName, readonly string[]>> = {
  order: ['GET /products'],
  inventory: ['GET /stock', 'GET /stock/SKU-1'],
  notification: [],
  'flash-sale-gateway': ['GET /flash-sales', `GET /flash-sales/${FIRST_SALE}`],
  audit: [],
};

/** Every operation a service documents, with something in the place of its parameters. */
async function operationsOf(service: ServiceName): Promise<Record<'open' | 'closed', string[]>> {
  const { body } = await call(service, 'GET /docs-json');
  const operations = Object.entries(body.paths as Record<string, Record<string, { security?: unknown[] }>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, { security }]) => ({
        operation: `${method.toUpperCase()} ${path.replace('{sku}', 'SKU-1').replace(/\{\w+\}/g, FIRST_SALE)}`,
        isClosed: security !== undefined && security.length > 0,
      })),
  );
  const those = (isWanted: (isClosed: boolean) => boolean) =>
    operations.filter(({ isClosed }) => isWanted(isClosed)).map(({ operation }) => operation);
  return { open: those((isClosed) => !isClosed).sort(), closed: those((isClosed) => isClosed) };
}

describe('a token', () => {
  const claims = { sub: customer.id, iat: 1_700_000_000, exp: 4_000_000_000 };
  const wrongTokens: Readonly<Record<string, string | undefined>> = {
    missing: undefined,
    'not a token': 'let-me-in',
    expired: forgedToken({ ...claims, exp: 1_700_000_001 }),
    'signed with another secret': forgedToken(claims, { secret: 'another-secret-of-at-least-32-characters' }),
    'not signed at all': forgedToken(claims, { alg: 'none' }),
    'valid for ever': forgedToken({ ...claims, exp: undefined }),
    'of nobody': forgedToken({ ...claims, sub: undefined }),
    'of an operator, changed by hand': `${forgedToken({ ...claims, role: 'operator' }).replace(/\.[^.]+$/, '')}.${forgedToken(claims).split('.')[2] ?? ''}`,
  };

  it('made by hand is as good as ours when it is right: what follows tests the tokens', async () => {
    expect(await call('order', 'GET /orders', { token: forgedToken(claims) })).toMatchObject({ status: 200 });
  });

  it.each(serviceNames)('is needed everywhere at %s but where the page is for everybody', async (service) => {
    const { open, closed } = await operationsOf(service);
    expect(open).toEqual(forEverybody[service]);
    expect(closed).not.toEqual([]);
    await expectNothingStored(async () => {
      for (const operation of closed) await expectClosed(service, operation);
    });
  });

  async function expectClosed(service: ServiceName, operation: string): Promise<void> {
    for (const [what, wrong] of Object.entries(wrongTokens)) {
      const answer = await call(service, operation, wrong === undefined ? {} : { token: wrong });
      expect([operation, what, answer.status]).toEqual([operation, what, 401]);
      expectProblem(answer, 401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    }
  }
});

describe("somebody else's", () => {
  const owner = newCustomer();

  it('order cannot be read', async () => {
    const orderId = await placeOrder(owner, [{ sku: await newProduct(1), quantity: 1 }]);
    expectProblem(await call('order', `GET /orders/${orderId}`, { token }), 403);
    expect((await call('notification', `GET /deliveries?orderId=${orderId}`, { token })).body.items).toEqual([]);
    await expectInvariants([orderId]);
  });

  it('ticket cannot be read', async () => {
    const ticket = await askForTicket(owner, await openSale(await newProduct(1), 1));
    const location = ticket.headers.get('location') ?? '';
    expectProblem(await call('flash-sale-gateway', `GET ${location}`, { token }), 403);
    await expectInvariants([ticket.body.orderId]);
  });
});
