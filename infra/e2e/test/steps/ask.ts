import type { ConfirmChannel, ConsumeMessage } from 'amqplib';

const REPLY_QUEUE = 'amq.rabbitmq.reply-to';
const DEADLINE_MS = 10_000;

/** Asks a question as a program in any language would. @returns the answer, or the error envelope */
export async function ask(
  channel: ConfirmChannel,
  type: string,
  question: Buffer | object,
  correlationId = 'question-1',
): Promise<unknown> {
  const content = Buffer.isBuffer(question) ? question : Buffer.from(JSON.stringify(question));
  const [owner] = type.split('.');
  let stopWaiting: NodeJS.Timeout | undefined;
  const answer = new Promise<ConsumeMessage>((resolve, reject) => {
    stopWaiting = setTimeout(() => reject(new Error(`nobody answered ${type}`)), DEADLINE_MS);
    void channel
      .consume(REPLY_QUEUE, (message) => message && resolve(message), { noAck: true })
      .then(() => {
        channel.publish(`${owner ?? ''}.rpc`, type, content, { replyTo: REPLY_QUEUE, correlationId });
      }, reject);
  });
  try {
    const { content: text, properties } = await answer;
    expect(properties).toMatchObject({ correlationId, contentType: 'application/json' });
    return JSON.parse(text.toString());
  } finally {
    clearTimeout(stopWaiting);
  }
}
