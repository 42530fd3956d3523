import { DeliverMessage, ResumeDelivery } from '@floodgate/contracts';
import { describeHandler } from '@floodgate/testing';
import { recorded } from './recorded';

describeHandler({
  service: 'notification',
  load: async () => (await import('../src/notification.module')).NotificationModule,
  queue: 'notification.resume-delivery',
  contract: ResumeDelivery,
  given: async (environment) => {
    const { deliveryId, orderId } = await recorded(environment, { channel: 'push' });
    const dueAt = new Date(Date.now() - 1_000).toISOString();
    await environment.sql(
      `UPDATE deliveries SET status = 'delayed', reason = 'away', deliver_after = $2 WHERE id = $1`,
      [deliveryId, dueAt],
    );
    return { deliveryId, orderId, dueAt };
  },
  thenState: async (environment, { deliveryId }) => {
    const state = 'SELECT status, deliver_after, reason FROM deliveries WHERE id = $1';
    expect(await environment.sql(state, [deliveryId])).toEqual([
      { status: 'delivered', deliver_after: null, reason: null },
    ]);
  },
  thenMessages: [DeliverMessage],
});
