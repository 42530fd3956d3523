import { connect, type ChannelModel } from 'amqplib';
import { BrokerUnavailable } from '../errors';

const CONNECT_TIMEOUT_MS = 5_000;
const HEARTBEAT_S = 10;

/**
 * A connection for one piece of an operator's work, apart from those of a service: what he holds and locks ends with it,
 * and a mistake closes none of the service's channels.
 *
 * @throws BrokerUnavailable when there is no connection, or it is lost on the way
 */
export async function overOwnConnection<T>(
  { url, name }: { readonly url: string; readonly name: string },
  work: (connection: ChannelModel) => Promise<T>,
): Promise<T> {
  const connection = await connected(url, name);
  const loss = new AbortController();
  connection.on('error', () => loss.abort());
  connection.on('close', () => loss.abort());
  try {
    return await work(connection);
  } catch (error) {
    if (loss.signal.aborted) throw new BrokerUnavailable('the connection to RabbitMQ was lost', { cause: error });
    throw error;
  } finally {
    await connection.close().catch(() => undefined);
  }
}

async function connected(url: string, name: string): Promise<ChannelModel> {
  try {
    const address = new URL(url);
    address.searchParams.set('heartbeat', String(HEARTBEAT_S));
    return await connect(address.toString(), {
      noDelay: true,
      timeout: CONNECT_TIMEOUT_MS,
      clientProperties: { connection_name: name },
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BrokerUnavailable(`cannot connect to RabbitMQ: ${why}`, { cause: error });
  }
}
