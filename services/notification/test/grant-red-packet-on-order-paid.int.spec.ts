import { OrderPaid, RedPacketGranted } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { expectBooksToBalance, openCampaign, packetOf, PAID_AT } from './red-packet-books';

describeHandler({
  service: 'notification',
  load: async () => (await import('../src/notification.module')).NotificationModule,
  queue: 'notification.grant-red-packet-on-order-paid',
  contract: OrderPaid,
  given: async (environment) => {
    await openCampaign(environment, { kind: 'fixed', amountMinor: 188, budgetMinor: 1_880, packetCount: 10 });
    return {
      orderId: uuidv7(),
      customerId: 'c-1',
      saleId: null,
      totalMinor: 8_900,
      paymentId: uuidv7(),
      paidAt: PAID_AT.toISOString(),
    };
  },
  thenState: async (environment, { orderId }) => {
    expect(await packetOf(environment, orderId)).toEqual({ status: 'granted', amount: 188 });
    await expectBooksToBalance(environment);
  },
  thenMessages: [RedPacketGranted],
});
