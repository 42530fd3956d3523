import { connect } from 'amqplib';

export const ECHO_QUEUE = 'bare.echo';

/** Sends back whatever it is asked, by direct reply-to. */
export async function startEcho(brokerUrl: string): Promise<void> {
  const connection = await connect(brokerUrl, { noDelay: true });
  const channel = await connection.createChannel();
  await channel.assertQueue(ECHO_QUEUE, { durable: false, exclusive: true });
  const echo = (content: Buffer, replyTo: unknown, correlationId: unknown): void => {
    channel.publish('', String(replyTo), content, { correlationId: String(correlationId) });
  };
  await channel.consume(
    ECHO_QUEUE,
    (message) => message && echo(message.content, message.properties.replyTo, message.properties.correlationId),
    { noAck: true },
  );
}
