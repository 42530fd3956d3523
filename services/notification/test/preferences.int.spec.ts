import { NotificationDelivered, OrderPaid } from '@floodgate/contracts';
import { eventually, tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { Stage } from './stage';

const CHINESE = {
  language: 'zh',
  channels: ['sms', 'push'],
  email: null,
  phone: '+8613800138000',
  pushToken: 'token-1',
  quietHours: { from: '23:00', to: '06:30', timeZone: 'Asia/Shanghai' },
};
const DEFAULTS = {
  language: 'en',
  channels: ['email', 'push'],
  email: null,
  phone: null,
  pushToken: null,
  quietHours: null,
};

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set({});
});

afterAll(() => stage.clear());

describe('preferences', () => {
  it('are e-mail and push in English for who never said anything', async () => {
    expect(await get('c-new')).toMatchObject({ status: 200, body: { customerId: 'c-new', ...DEFAULTS } });
  });

  it('are what their customer said last, as a whole', async () => {
    expect(await put('c-1', CHINESE)).toMatchObject({ status: 200, body: { customerId: 'c-1', ...CHINESE } });
    expect((await get('c-1')).body).toEqual({ customerId: 'c-1', ...CHINESE });
    await put('c-1', { channels: ['email'] });
    expect((await get('c-1')).body).toEqual({ customerId: 'c-1', ...DEFAULTS, channels: ['email'] });
  });

  it('decide where, how and in which language their customer is told', async () => {
    await put('c-2', { ...CHINESE, quietHours: null });
    const orderId = uuidv7();
    const paid = { orderId, customerId: 'c-2', saleId: null, totalMinor: 8_900, paymentId: uuidv7() };
    await stage.probe.deliver(OrderPaid, { ...paid, paidAt: new Date().toISOString() });
    await eventually(() => expect(stage.probe.published(NotificationDelivered, { orderId })).toHaveLength(2));
    const told = await stage.environment.sql(
      'SELECT channel, address, language, title, body FROM deliveries WHERE order_id = $1 ORDER BY channel',
      [orderId],
    );
    expect(told).toEqual([
      { channel: 'push', address: 'token-1', language: 'zh', title: '已收到付款', body: '已收到 89.00，谢谢。' },
      {
        ...{ channel: 'sms', address: '+8613800138000', language: 'zh', title: null },
        body: `订单 ${orderId.slice(-8)} 已收到付款 89.00，谢谢。`,
      },
    ]);
  });

  it('are their customer’s business, and operators’', async () => {
    await put('c-3', CHINESE);
    const query = '?customerId=c-3';
    expect((await request('GET', query, tokenOf('c-4'))).status).toBe(403);
    expect((await request('PUT', query, tokenOf('c-4'), { channels: ['sms'] })).status).toBe(403);
    expect((await request('GET', query, tokenOf('c-3'))).status).toBe(200);
    const operator = tokenOf('operator-1', 'operator');
    expect((await request('GET', query, operator)).body).toMatchObject({ customerId: 'c-3', language: 'zh' });
    expect((await request('PUT', query, operator, { channels: ['sms'] })).status).toBe(200);
    expect((await get('c-3')).body).toMatchObject({ channels: ['sms'] });
    expect((await get('operator-1')).body).toMatchObject(DEFAULTS);
  });

  it.each([
    [{ channels: [] }, 'channels'],
    [{}, 'channels'],
    [{ channels: ['fax'] }, 'channels[0]'],
    [{ channels: ['sms'], language: 'de' }, 'language'],
    [{ channels: ['sms'], phone: '0151 12345678' }, 'phone'],
    [{ channels: ['email'], email: 'nobody' }, 'email'],
    [{ channels: ['email'], email: 'a@example.com, b@example.com' }, 'email'],
    [{ channels: ['email'], email: 'a@example.com\r\nBcc: b@example.com' }, 'email'],
    [{ channels: ['push'], pushToken: 'two words' }, 'pushToken'],
    [{ channels: ['push'], quietHours: { from: '22:00', to: '07:00' } }, 'quietHours.timeZone'],
    [{ channels: ['push'], quietHours: { from: '25:00', to: '07:00', timeZone: 'UTC' } }, 'quietHours.from'],
    [{ channels: ['push'], quietHours: { from: '22:00', to: '22:00', timeZone: 'UTC' } }, 'quietHours.to'],
    [{ channels: ['push'], quietHours: { from: '22:00', to: '07:00', timeZone: 'Mars' } }, 'quietHours.timeZone'],
    [{ channels: ['push'], fax: '1' }, 'fax'],
  ])('that make no sense are refused, naming the field: %j', async (body, field) => {
    const { status, body: problem } = await put('c-5', body);
    expect(status).toBe(422);
    expect(problem.errors).toMatchObject([{ field }]);
    expect((await get('c-5')).body).toMatchObject(DEFAULTS);
  });

  it('need a token', async () => {
    expect((await stage.app.request('GET', '/preferences')).status).toBe(401);
    expect((await stage.app.request('PUT', '/preferences', { body: { channels: ['sms'] } })).status).toBe(401);
  });
});

function request(method: string, query: string, token: string, body?: object) {
  return stage.app.request(method, `/preferences${query}`, { token, body });
}

function get(customerId: string) {
  return request('GET', '', tokenOf(customerId));
}

function put(customerId: string, body: object) {
  return request('PUT', '', tokenOf(customerId), body);
}
