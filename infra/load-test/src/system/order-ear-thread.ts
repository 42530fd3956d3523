import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from 'amqplib';
import { z } from 'zod';
import { monotonicMs } from './monotonic';
import type { EarReport } from './order-ear';

const EVENTS = ['order.confirmed.v1', 'order.rejected.v1', 'order.paid.v1', 'order.expired.v1', 'order.cancelled.v1'];

const batch = z.array(
  z.object({ type: z.string(), data: z.object({ orderId: z.string(), saleId: z.string().nullable() }) }),
);
const task = z.object({ brokerUrl: z.string(), saleIds: z.array(z.string()) });

/** The thread of `OrderEar`. */
async function listen(): Promise<void> {
  const { brokerUrl, saleIds } = task.parse(workerData);
  const watched = new Set(saleIds);
  const connection = await connect(brokerUrl);
  connection.on('error', (error: Error) => say({ lost: error.message }));
  connection.on('close', () => say({ lost: 'the connection to RabbitMQ was closed' }));
  const channel = await connection.createChannel();
  const queue = `client.load-test.${randomUUID()}`;
  await channel.assertQueue(queue, { exclusive: true, autoDelete: true, durable: false });
  for (const type of EVENTS) await channel.bindQueue(queue, 'order.events', type);
  const hear = (content: Buffer) => {
    const atMs = monotonicMs();
    const events = batch.parse(JSON.parse(content.toString()));
    const ours = events.filter(({ data }) => data.saleId !== null && watched.has(data.saleId));
    if (ours.length > 0) say({ heard: ours.map(({ type, data }) => ({ type, orderId: data.orderId, atMs })) });
  };
  await channel.consume(queue, (message) => message && hear(message.content), { noAck: true });
  parentPort?.once('message', () => void connection.close().finally(() => process.exit()));
  say({ isListening: true });
}

function say(report: EarReport): void {
  parentPort?.postMessage(report);
}

void listen().catch((error: unknown) => say({ lost: error instanceof Error ? error.message : String(error) }));
