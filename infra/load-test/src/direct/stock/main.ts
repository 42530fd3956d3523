import { Pool } from 'pg';
import { connectBroker } from '../program/broker';
import { runProgram } from '../program/run-program';
import { createServer } from '../program/server';
import { CONNECT_TIMEOUT_MS, POOL_MAX_COUNT } from '../program/settings';
import { answerReservations } from './answer-reservations';
import { stockConfig } from './stock.config';
import { StockBook } from './storage/stock-book';

/** `direct-stock`: the stock of the direct way, asked by RPC. */
async function main(): Promise<void> {
  const { HOST: host, PORT: port, LOG_LEVEL, DATABASE_URL, BROKER_URL } = stockConfig();
  const server = createServer(LOG_LEVEL);
  const pool = new Pool({
    connectionString: DATABASE_URL,
    max: POOL_MAX_COUNT,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  pool.on('error', (error) => server.log.warn(error, 'an idle database connection was lost'));
  const broker = await connectBroker(BROKER_URL, server.log);
  const stopAnswering = await answerReservations(broker, new StockBook(pool), server.log);
  await runProgram({
    ...{ server, host, port },
    closeAfterwards: [stopAnswering, () => broker.close(), () => pool.end()],
  });
}

void main();
