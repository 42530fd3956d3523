import type { DataOf, DeliverMessage } from '@floodgate/contracts';
import type { Isolated } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

/** What is dispatched, and the words and the address that its row has. */
export interface Message extends DataOf<typeof DeliverMessage> {
  readonly title: string | null;
  readonly body: string;
  readonly address: string | null;
}

/** A delivery that was recorded, and the message that was dispatched for it. */
export async function recorded(
  environment: Pick<Isolated, 'sql'>,
  part: Partial<Message> & Pick<Message, 'channel'>,
): Promise<Message> {
  const message: Message = {
    deliveryId: uuidv7(),
    orderId: uuidv7(),
    customerId: 'c-1',
    priority: 'normal',
    template: 'order-expired',
    title: part.channel === 'sms' ? null : 'Your order has expired',
    body: 'Your order has expired: it was not paid in time.',
    address: { sms: '+4915112345678', email: 'c-1@example.com', push: 'token-of-c-1' }[part.channel],
    ...part,
  };
  await environment.sql(
    `INSERT INTO deliveries (id, order_id, customer_id, channel, template, title, body, address, status, created_at)
     SELECT "deliveryId", "orderId", "customerId", channel, template, title, body, address, 'recorded', now()
       FROM json_to_record($1::json) AS message ("deliveryId" uuid, "orderId" uuid, "customerId" text, channel text,
                                                 template text, title text, body text, address text)`,
    [JSON.stringify(message)],
  );
  return message;
}

/** It was handed over once. */
export async function isDelivered(
  environment: Pick<Isolated, 'sql'>,
  { deliveryId }: Pick<Message, 'deliveryId'>,
): Promise<void> {
  const state = 'SELECT status, attempts, provider FROM deliveries WHERE id = $1';
  expect(await environment.sql(state, [deliveryId])).toEqual([
    { status: 'delivered', attempts: 1, provider: 'sandbox' },
  ]);
  const received = 'SELECT 1 FROM sandbox_messages WHERE delivery_id = $1';
  expect(await environment.sql(received, [deliveryId])).toHaveLength(1);
}

/** What its handler writes, and nobody else. */
export function delivers({ deliveryId }: Pick<Message, 'deliveryId'>) {
  return { on: 'UPDATE ON deliveries', row: `NEW.id = '${deliveryId}'` };
}
