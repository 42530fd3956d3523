import { setTimeout } from 'node:timers/promises';
import type { ChannelModel } from 'amqplib';
import { QueueBusy } from './dead-letter-errors';

/** Somebody else's work on a long queue is over by then, or it is worth telling. */
const WAIT_MS = 20_000;
const PAUSE_MS = 100;
const RESOURCE_LOCKED = 405;

/**
 * Lets one operator at a time walk through the dead letters of a queue: two at once would each see a part and take it for
 * the whole, and what they give back would change places. The lock is an exclusive queue, so it holds between all
 * processes and ends with the connection of its owner, however that ends.
 *
 * @throws QueueBusy when somebody else does not finish in time
 */
export async function alone<T>(connection: ChannelModel, deadQueue: string, work: () => Promise<T>): Promise<T> {
  const lock = `${deadQueue}.operator`;
  const deadline = performance.now() + WAIT_MS;
  while (!(await acquired(connection, lock))) {
    if (performance.now() > deadline) throw new QueueBusy(deadQueue);
    await setTimeout(PAUSE_MS);
  }
  try {
    return await work();
  } finally {
    await release(connection, lock);
  }
}

/** The broker closes the channel of whoever asks for a taken lock, so every attempt has its own. */
async function acquired(connection: ChannelModel, lock: string): Promise<boolean> {
  const channel = await connection.createChannel();
  channel.on('error', () => undefined);
  try {
    const options = { exclusive: true, durable: false, autoDelete: true, arguments: { 'x-queue-type': 'classic' } };
    await channel.assertQueue(lock, options);
    await channel.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === RESOURCE_LOCKED) return false;
    throw error;
  }
}

/** A connection that is gone has released it already. */
async function release(connection: ChannelModel, lock: string): Promise<void> {
  try {
    const channel = await connection.createChannel();
    await channel.deleteQueue(lock);
    await channel.close();
  } catch {
    return;
  }
}
