import { OrderRefunded, RedPacketRevoked } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { expectBooksToBalance, openCampaign, packetOf } from './red-packet-books';

describeHandler({
  service: 'notification',
  load: async () => (await import('../src/notification.module')).NotificationModule,
  queue: 'notification.revoke-red-packet-on-order-refunded',
  contract: OrderRefunded,
  given: async (environment) => {
    const orderId = uuidv7();
    const campaignId = await openCampaign(environment);
    await environment.sql(
      `WITH granted AS (
         INSERT INTO red_packets (id, order_id, customer_id, status, campaign_id, amount_minor, granted_at)
         VALUES (gen_random_uuid(), $1, 'c-1', 'granted', $2, 188, now()) RETURNING *
       ), booked AS (
         INSERT INTO ledger_transfers (kind, debit_account, credit_account, amount_minor, campaign_id, red_packet_id, at)
         SELECT 'grant', 'campaign:' || campaign_id, 'customer:c-1', 188, campaign_id, id, now() FROM granted
       )
       UPDATE red_packet_campaigns SET granted_count = 1, granted_minor = 188 WHERE id = $2`,
      [orderId, campaignId],
    );
    return {
      orderId,
      customerId: 'c-1',
      saleId: null,
      totalMinor: 8_900,
      paymentId: uuidv7(),
      reason: 'changed my mind',
      refundedAt: new Date().toISOString(),
    };
  },
  thenState: async (environment, { orderId }) => {
    expect(await packetOf(environment, orderId)).toEqual({ status: 'revoked', amount: 188 });
    await expectBooksToBalance(environment);
  },
  thenMessages: [RedPacketRevoked],
});
