import type { Probe } from '@floodgate/testing';
import { randomUUID } from 'node:crypto';

/** As a stranger would: plain JSON, `reply_to` and `correlation_id`, nothing of ours. */
export async function ask(probe: Probe, type: string, request: unknown): Promise<unknown> {
  const channel = await probe.createChannel();
  const correlationId = randomUUID();
  const reply = new Promise<unknown>((resolve) => {
    void channel.consume(
      'amq.rabbitmq.reply-to',
      (message) => {
        if (message?.properties.correlationId === correlationId) resolve(JSON.parse(message.content.toString()));
      },
      { noAck: true },
    );
  });
  const content = Buffer.from(typeof request === 'string' ? request : JSON.stringify(request));
  channel.publish('inventory.rpc', type, content, { correlationId, replyTo: 'amq.rabbitmq.reply-to' });
  const answer = await reply;
  await channel.close();
  return answer;
}
