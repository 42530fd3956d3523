import { randomUUID } from 'node:crypto';
import { alertsOf } from './steps/audit';
import { onChannel } from './steps/broker';
import { call } from './steps/http';
import { patiently } from './steps/patiently';
import { newCustomer } from './steps/people';
import { system } from './system/the-system';

const QUEUE = 'order.confirm-order-on-stock-reserved';

describe('an alert', () => {
  afterAll(() => onChannel(system.adminBrokerUrl, (channel) => channel.purgeQueue(`${QUEUE}.dead`)));

  it('tells the operators that messages died, and in which queue', async () => {
    const since = new Date();
    // Two, because the service may still count one that another story has taken away a moment ago.
    await onChannel(system.adminBrokerUrl, async (channel) => {
      for (const junk of [randomUUID(), randomUUID()]) channel.sendToQueue(QUEUE, Buffer.from(junk));
      await channel.waitForConfirms();
    });

    await patiently(async () =>
      expect(await alertsOf('order', since)).toContainEqual(
        expect.objectContaining({
          ...{ severity: 'warning', service: 'order', what: 'dead-letter' },
          details: expect.objectContaining({ queue: QUEUE }),
        }),
      ),
    );
  });

  it('is nothing for customers', async () => {
    const { token } = newCustomer();
    expect(await call('audit', 'GET /alerts', { token })).toMatchObject({ status: 403 });
  });
});
