import { connect, type ChannelModel } from 'amqplib';
import type { FastifyBaseLogger } from 'fastify';

/** A process that lost its broker can serve nobody: it ends, and whoever keeps it alive starts it again. */
export async function connectBroker(url: string, log: FastifyBaseLogger): Promise<ChannelModel> {
  const connection = await connect(url, { noDelay: true });
  const end = (error: unknown): never => {
    log.fatal(error, 'lost the broker');
    process.exit(1);
  };
  connection.on('error', end);
  connection.on('close', (error: unknown) => {
    if (error !== undefined) end(error);
  });
  return connection;
}
