import type { Probe } from '@floodgate/testing';
import { randomUUID } from 'node:crypto';

/** Asks as a stranger would: plain JSON, `reply_to` and `correlation_id`, nothing of ours. A text goes as it is. */
export async function askAsStranger(probe: Probe, type: string, request: unknown): Promise<unknown> {
  const channel = await probe.createChannel();
  const replies = 'amq.rabbitmq.reply-to';
  const correlationId = randomUUID();
  const answer = new Promise((resolve) => {
    void channel.consume(replies, (message) => message && resolve(JSON.parse(message.content.toString())), {
      noAck: true,
    });
  });
  const content = Buffer.from(typeof request === 'string' ? request : JSON.stringify(request));
  channel.publish('order.rpc', type, content, { replyTo: replies, correlationId });
  return answer.finally(() => channel.close());
}
