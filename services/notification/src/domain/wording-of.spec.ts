import { channels, languages } from './channel';
import type { Notice, Template } from './notice';
import { wordingOf, writtenOn } from './wording-of';

const ORDER_ID = '0198c0dd-1c00-7000-8000-00000000002a';
const about = { orderId: ORDER_ID, customerId: 'c-1' };
const at = '2026-01-05T10:00:00.000Z';

/** One of each; a template that is missing here does not compile. */
const notices: { readonly [Name in Template]: Notice<Name> } = {
  'order-confirmed': { template: 'order-confirmed', ...about, totalMinor: 123_456_789, payBy: at },
  'order-rejected': {
    ...{ template: 'order-rejected', ...about, reason: 'insufficient-stock' },
    shortages: [{ sku: 'SKU-1', requested: 3, available: 1 }],
  },
  'order-paid': { template: 'order-paid', ...about, totalMinor: 8_900, paidAt: at },
  'order-cancelled': { template: 'order-cancelled', ...about, cancelledAt: at },
  'order-expired': { template: 'order-expired', ...about, expiredAt: at },
  'order-refunded': { template: 'order-refunded', ...about, totalMinor: 8_900, reason: 'damaged', refundedAt: at },
};

describe.each(Object.values(notices))('the text of $template', (notice) => {
  it.each(languages)('is whole on every channel (%s)', (language) => {
    const wording = wordingOf(notice, language, 'UTC');
    for (const channel of channels) {
      const { title, body } = writtenOn(channel, wording);
      expect(`${title} ${body}`).not.toMatch(/undefined|NaN|\s\s|\s$|^\s/);
      expect(body.length).toBeGreaterThan(5);
      expect(title === null).toBe(channel === 'sms');
    }
    expect(wording.email.body).toContain(ORDER_ID);
  });

  it('fits into one SMS, in Chinese too, which has 70 characters for it', () => {
    expect(wordingOf(notice, 'en', 'UTC').sms.length).toBeLessThanOrEqual(160);
    expect(wordingOf(notice, 'zh', 'Asia/Shanghai').sms.length).toBeLessThanOrEqual(70);
  });

  it('is in the language of the customer', () => {
    const { sms, email, push } = wordingOf(notice, 'zh', 'UTC');
    for (const text of [sms, email.subject, email.body, push.title, push.body]) expect(text).toMatch(/\p{Script=Han}/u);
  });
});

describe('the text of a notice', () => {
  it.each([
    [123_456_789, '1,234,567.89'],
    [1_200_000, '12,000.00'],
    [5, '0.05'],
    [0, '0.00'],
  ])('tells an amount with its two decimals (%i)', (totalMinor, amount) => {
    const { push } = wordingOf({ ...notices['order-paid'], totalMinor }, 'en', 'UTC');
    expect(push.body).toBe(`We received ${amount}. Thank you.`);
  });

  it('tells times by the clock of the customer', () => {
    const confirmed = notices['order-confirmed'];
    expect(wordingOf(confirmed, 'en', 'UTC').push.body).toContain('pay by 5 Jan 2026, 10:00 UTC.');
    expect(wordingOf(confirmed, 'zh', 'Asia/Shanghai').push.body).toContain('请在 2026年1月5日 GMT+8 18:00 前付款。');
  });

  it('does not speak of paying when there is no time to pay', () => {
    const confirmed = { ...notices['order-confirmed'], payBy: undefined };
    expect(wordingOf(confirmed, 'en', 'UTC').push.body).toBe('The total is 1,234,567.89.');
  });

  it.each([
    ['insufficient-stock', [{ sku: 'SKU-1', requested: 3, available: 1 }], ' Of SKU-1 you wanted 3; there was 1.'],
    ['insufficient-stock', [{ sku: 'SKU-2', requested: 2, available: 0 }], ' Of SKU-2 you wanted 2; there were 0.'],
    ['unknown-sku', [{ sku: 'NONE', requested: 1, available: 0 }], ' We do not have NONE.'],
    ['insufficient-stock', [], ''],
  ])('says why an order was rejected (%s)', (reason, shortages, why) => {
    const { email } = wordingOf({ ...notices['order-rejected'], reason, shortages }, 'en', 'UTC');
    expect(email.body).toBe(`We are sorry: we cannot take your order ${ORDER_ID}.${why}`);
  });
});
