import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';

export type Attempt = (channel: ConfirmChannel) => unknown;

/** Does something on a channel of its own, and hangs up. */
export function onChannel<T>(brokerUrl: string, work: (channel: ConfirmChannel) => Promise<T>): Promise<T> {
  return onConnection(brokerUrl, async (connection) => work(await openChannel(connection)));
}

/** What the broker says to each attempt: a text with `ACCESS_REFUSED` when it is not allowed, `allowed` when it is. */
export function answersTo(brokerUrl: string, attempts: readonly Attempt[]): Promise<readonly string[]> {
  return onConnection(brokerUrl, (connection) => Promise.all(attempts.map((attempt) => answerTo(connection, attempt))));
}

/** A refusal closes the channel, so every attempt has its own. */
async function answerTo(connection: ChannelModel, attempt: Attempt): Promise<string> {
  const channel = await openChannel(connection);
  const refused = new Promise<string>((resolve) => channel.once('error', ({ message }: Error) => resolve(message)));
  const allowed = Promise.resolve(attempt(channel))
    // Publishing is not answered; the confirm after it tells whether the channel is still there.
    .then(() => channel.waitForConfirms())
    .then(() => 'allowed')
    .catch(() => refused);
  return Promise.race([refused, allowed]);
}

async function openChannel(connection: ChannelModel): Promise<ConfirmChannel> {
  const channel = await connection.createConfirmChannel();
  channel.on('error', () => undefined);
  return channel;
}

async function onConnection<T>(brokerUrl: string, work: (connection: ChannelModel) => Promise<T>): Promise<T> {
  const connection = await connect(brokerUrl);
  connection.on('error', () => undefined); // The story looks at what it was told, not at how the line went down.
  try {
    return await work(connection);
  } finally {
    await connection.close().catch(() => undefined);
  }
}
