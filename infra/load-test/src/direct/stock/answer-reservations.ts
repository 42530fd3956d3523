import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import type { FastifyBaseLogger } from 'fastify';
import { RESERVE_QUEUE, ReserveRequest, type ReserveReply } from '../wire/reserve';
import type { StockBook } from './storage/stock-book';

/** Questions worked on at once, as in the services of the demo. */
const PREFETCH_COUNT = 50;
/** A question that nobody took up by then has no asker any more. */
const QUESTION_TTL_MS = 30_000;

/** Answers the questions of one queue, also with what failed. @returns how to stop, when what was begun is answered */
export async function answerReservations(
  connection: ChannelModel,
  stock: StockBook,
  log: FastifyBaseLogger,
): Promise<() => Promise<void>> {
  const channel = await connection.createChannel();
  const working = new Set<Promise<void>>();
  await channel.assertQueue(RESERVE_QUEUE, { durable: true, messageTtl: QUESTION_TTL_MS });
  await channel.prefetch(PREFETCH_COUNT);
  const { consumerTag } = await channel.consume(RESERVE_QUEUE, (message) => {
    if (!message) throw new Error(`${RESERVE_QUEUE} was deleted`);
    const work = reply(channel, message, answerTo(message, stock, log)).finally(() => working.delete(work));
    working.add(work);
  });
  return async () => {
    await channel.cancel(consumerTag);
    await Promise.all(working);
    await channel.close();
  };
}

async function reply(channel: Channel, message: ConsumeMessage, answering: Promise<ReserveReply | undefined>) {
  const answer = await answering;
  const asked: { readonly replyTo?: unknown; readonly correlationId?: unknown } = message.properties;
  const { replyTo, correlationId } = asked;
  if (answer && typeof replyTo === 'string' && typeof correlationId === 'string') {
    channel.sendToQueue(replyTo, Buffer.from(JSON.stringify(answer)), { correlationId });
  }
  channel.ack(message);
}

/** Nothing for who waits no longer: their piece would be kept for nobody. */
async function answerTo(
  { content }: ConsumeMessage,
  stock: StockBook,
  log: FastifyBaseLogger,
): Promise<ReserveReply | undefined> {
  try {
    const request = ReserveRequest.parse(JSON.parse(content.toString()));
    if (request.askedUntilMs < Date.now()) return undefined;
    const answer = await stock.reserve(request);
    if (answer.outcome === 'reserved') log.info({ orderId: request.orderId }, 'reserved');
    return answer;
  } catch (error) {
    log.error(error, 'could not reserve');
    return { outcome: 'failed' };
  }
}
