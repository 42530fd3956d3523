import type { Isolated } from '@floodgate/testing';

/** One channel, so that a notice is one message. */
export async function wantsOnlyEmail(environment: Isolated, customerId: string): Promise<void> {
  await environment.sql(
    `INSERT INTO customer_preferences (customer_id, language, channels, updated_at)
     VALUES ($1, 'en', '{email}', now()) ON CONFLICT DO NOTHING`,
    [customerId],
  );
}

/** Fails unless the order's customer got exactly this text, once. */
export async function toldByEmail(
  environment: Isolated,
  orderId: string,
  template: string,
  body: string,
): Promise<void> {
  const told = await environment.sql(
    `SELECT d.channel, d.template, d.body FROM sandbox_messages m JOIN deliveries d ON d.id = m.delivery_id
      WHERE d.order_id = $1`,
    [orderId],
  );
  expect(told).toEqual([{ channel: 'email', template, body }]);
}
