import { Pool } from 'pg';
import { connectBroker } from '../program/broker';
import { runProgram } from '../program/run-program';
import { createServer } from '../program/server';
import { CONNECT_TIMEOUT_MS, POOL_MAX_COUNT } from '../program/settings';
import { orderConfig } from './order.config';
import { addOrdersRoute } from './orders.route';
import { PlaceOrder } from './place-order';
import { StockClient } from './stock-client';
import { OrderBook } from './storage/order-book';

/** `direct-order`: takes orders of the direct way, and answers when everything is done. */
async function main(): Promise<void> {
  const config = orderConfig();
  const server = createServer(config.LOG_LEVEL);
  const pool = new Pool({
    connectionString: config.DATABASE_URL,
    max: POOL_MAX_COUNT,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  pool.on('error', (error) => server.log.warn(error, 'an idle database connection was lost'));
  const orders = new OrderBook(pool);
  const broker = await connectBroker(config.BROKER_URL, server.log);
  const stock = await StockClient.open(broker, config.RESERVE_DEADLINE_MS);
  const sales = new Map((await orders.sales()).map((sale) => [sale.id, sale]));
  addOrdersRoute(server, { placeOrder: new PlaceOrder(stock, orders), sales, tokenSecret: config.TOKEN_SECRET });
  await runProgram({
    ...{ server, host: config.HOST, port: config.PORT },
    closeAfterwards: [() => broker.close(), () => pool.end()],
  });
}

void main();
