import { startOrder, type RunningOrder } from './running-order';

const line = (fields: object = {}) => ({ sku: 'SKU-1', quantity: 1, ...fields });
const lines = (...all: object[]) => ({ lines: all });

describe('an order that is not valid', () => {
  let order: RunningOrder;

  beforeAll(async () => (order = await startOrder()));
  afterAll(() => order.stop());
  afterEach(async () => {
    expect(await order.countOf('orders')).toBe(0);
    expect(await order.countOf('outbox_messages')).toBe(0);
  });

  it.each([
    ['no body', {}, 'lines'],
    ['no lines', lines(), 'lines'],
    ['lines that are no list', { lines: 'SKU-1' }, 'lines'],
    ['an unknown field', { ...lines(line()), coupon: 'FREE' }, 'coupon'],
    ['a price of its own', lines(line({ unitPriceMinor: 1 })), 'lines[0].unitPriceMinor'],
    ['a quantity of zero', lines(line({ quantity: 0 })), 'lines[0].quantity'],
    ['a negative quantity', lines(line({ quantity: -1 })), 'lines[0].quantity'],
    ['a fraction', lines(line({ quantity: 1.5 })), 'lines[0].quantity'],
    ['a huge quantity', lines(line({ quantity: 10_001 })), 'lines[0].quantity'],
    ['a quantity in words', lines(line({ quantity: 'one' })), 'lines[0].quantity'],
    ['a second line without a quantity', lines(line(), { sku: 'SKU-2' }), 'lines[1].quantity'],
    ['a SKU that cannot be one', lines(line({ sku: "'; DROP TABLE orders" })), 'lines[0].sku'],
    ['an unknown SKU', lines(line(), line({ sku: 'NOPE' })), 'lines[1].sku'],
    ['a SKU in two lines', lines(line(), line({ sku: 'SKU-2' }), line()), 'lines[2].sku'],
    ['1,000 lines', lines(...Array.from({ length: 1_000 }, (_, i) => line({ sku: `SKU-${i}` }))), 'lines'],
    ['a total nobody could pay', lines(line({ sku: 'SKU-DEAR', quantity: 1_001 })), 'lines'],
  ])('is refused for %s, naming the field', async (_, body, field) => {
    const reply = await order.place('c-1', { body });

    expect(reply.status).toBe(422);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.body.errors[0]).toMatchObject({ field });
  });

  it('is refused when it is not JSON', async () => {
    expect(await order.place('c-1', { body: '{"lines":' })).toMatchObject({ status: 400, body: { status: 400 } });
  });

  it('is refused when it asks for an unknown check', async () => {
    const reply = await order.place('c-1', { path: '/orders?check=later' });

    expect(reply).toMatchObject({ status: 422, body: { errors: [{ field: 'check' }] } });
  });

  it.each<[string, Record<string, string>]>([
    ['no token', {}],
    ['a token of somebody else’s making', { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjLTEifQ.AAAA' }],
    ['something that is no token', { authorization: 'Basic Yy0xOg==' }],
  ])('is refused with %s', async (_, headers) => {
    const reply = await order.app.request('POST', '/orders', { body: lines(line()), headers });

    expect(reply.status).toBe(401);
  });
});
