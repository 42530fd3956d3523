import { NotificationDelivered, NotificationFailed } from '@floodgate/contracts';
import { MailServer } from './mail-server';
import { Stage } from './stage';

let mail: MailServer;
let stage: Stage;

beforeAll(async () => {
  mail = await MailServer.start();
  stage = await Stage.set({
    SMTP_URL: mail.url,
    EMAIL_FROM: 'The shop <shop@example.com>',
    EMAIL_CONCURRENCY: '3',
    EMAIL_TIMEOUT_MS: '2000',
    DELIVERY_DELAYS_MS: '50,100',
    BREAKER_FAILURES_COUNT: '1000',
  });
});

afterAll(async () => {
  await stage.clear();
  await mail.close();
});

beforeEach(() => (mail.refuse = () => undefined));

describe('a mail server', () => {
  it('gets the letter once, with a Message-ID made from the delivery’s id', async () => {
    const address = 'first@example.com';
    const message = await stage.dispatch({ channel: 'email', address, title: 'Your order', body: 'It has expired.' });
    await stage.becomes(message, { status: 'delivered', attempts: 1, provider: 'smtp' });
    const [letter, ...others] = mail.mailsTo(address);
    expect(others).toEqual([]);
    expect(letter?.raw).toContain(`Message-ID: <${message.deliveryId}@floodgate.invalid>`);
    expect(letter?.raw).toContain('From: The shop <shop@example.com>');
    expect(letter?.raw).toContain(`To: ${address}`);
    expect(letter?.raw).toContain('Subject: Your order');
    expect(letter?.raw).toMatch(/\r\n\r\nIt has expired\.\r\n/);
    await stage.probe.hears(NotificationDelivered, { deliveryId: message.deliveryId });
  });

  it('gets other alphabets unharmed', async () => {
    const address = 'second@example.com';
    const body = '您的订单已确认。';
    const message = await stage.dispatch({ channel: 'email', address, title: '您的订单', body });
    await stage.becomes(message, { status: 'delivered' });
    const [letter] = mail.mailsTo(address);
    expect(letter?.raw).toMatch(/Subject: =\?UTF-8\?B\?5oKo55qE6K6i5Y2V\?=/i);
    expect(Buffer.from(letter?.raw.split('\r\n\r\n')[1] ?? '', 'base64').toString()).toContain(body);
  });

  it('cannot be given a second recipient by an address', async () => {
    const address = 'third@example.com, victim@example.com';
    const message = await stage.dispatch({ channel: 'email', address });
    await stage.becomes(message, { status: 'failed' });
    expect(mail.mailsTo('victim@example.com')).toEqual([]);
  });

  it('is not asked again when it refuses a recipient for good', async () => {
    const address = 'nobody@example.com';
    mail.refuse = () => 550;
    const message = await stage.dispatch({ channel: 'email', address });
    const { data } = await stage.probe.hears(NotificationFailed, { deliveryId: message.deliveryId });
    expect(data).toMatchObject({ reason: 'SMTP 550', channel: 'email' });
    expect(mail.askedFor(address)).toBe(1);
  });

  it('is asked again after a pause when it refuses for the moment', async () => {
    const address = 'later@example.com';
    mail.refuse = (_, before) => (before === 0 ? 451 : undefined);
    const message = await stage.dispatch({ channel: 'email', address });
    await stage.becomes(message, { status: 'delivered', attempts: 2, reason: null });
    expect(mail.mailsTo(address)).toHaveLength(1);
  });

  it('gets the same Message-ID again from a service that died before it could mark the delivery', async () => {
    const address = 'again@example.com';
    const message = await stage.dispatchWhileMarkingFails({ channel: 'email', address });
    await stage.becomes(message, { status: 'delivered', attempts: 1 });
    const ids = mail.mailsTo(address).map(({ raw }) => /Message-ID: (\S+)/i.exec(raw)?.[1]);
    expect(ids).toEqual(Array(2).fill(`<${message.deliveryId}@floodgate.invalid>`));
  });

  it('takes hundreds over a few connections', async () => {
    const addresses = Array.from({ length: 200 }, (_, index) => `many-${index}@example.com`);
    const messages = await Promise.all(addresses.map((address) => stage.dispatch({ channel: 'email', address })));
    for (const message of messages) await stage.becomes(message, { status: 'delivered', attempts: 1 }, 20_000);
    for (const address of addresses) expect(mail.mailsTo(address)).toHaveLength(1);
  });
});
