import { randomUUID } from 'node:crypto';
import type { ConfirmChannel } from 'amqplib';
import { WiringError } from '../errors';
import type { ListenerWiring } from '../topology/wiring';

/**
 * So many messages may wait for a process that has stopped reading; a heartbeat is missed long before. Beyond it the
 * oldest is dropped, so that a frozen process cannot fill the broker.
 */
const MAX_LENGTH = 100_000;

/**
 * Makes the queue of this process. Exclusive: it ends with its connection. A new name each time, because the broker may
 * still hold the one before for a connection that it believes alive.
 *
 * @returns its name
 */
export async function declareListenerQueue(
  channel: ConfirmChannel,
  { name, contracts }: ListenerWiring,
): Promise<string> {
  const { queue } = await channel.assertQueue(`${name}.${randomUUID()}`, {
    exclusive: true,
    autoDelete: true,
    durable: false,
    arguments: { 'x-queue-type': 'classic', 'x-max-length': MAX_LENGTH, 'x-overflow': 'drop-head' },
  });
  for (const { exchange, type } of contracts) {
    try {
      await channel.bindQueue(queue, exchange.name, exchange.kind === 'fanout' ? '' : type);
    } catch (error) {
      throw new WiringError(
        `${name} cannot listen to ${type} on "${exchange.name}" (${error instanceof Error ? error.message : String(error)}): ` +
          'run the set-up, which declares the exchanges of every service and grants what infra/setup/src/broker/permissions.ts names.',
        { cause: error },
      );
    }
  }
  return queue;
}
