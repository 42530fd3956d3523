import { connect, type ChannelModel } from 'amqplib';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';

const EVENTS = ['order.confirmed.v1', 'order.rejected.v1', 'order.paid.v1', 'order.expired.v1', 'order.cancelled.v1'];

const batch = z.array(
  z.object({ type: z.string(), data: z.object({ orderId: z.string(), saleId: z.string().nullable() }) }),
);

/** One event of an order of the sales that are watched. */
export interface OrderNews {
  readonly type: string;
  readonly orderId: string;
}

/** Hears what becomes of tickets, as any outside program may: a queue of its own on the exchange of order's events. */
export class OrderEar {
  private constructor(private readonly connection: ChannelModel) {}

  static async open(
    brokerUrl: string,
    saleIds: ReadonlySet<string>,
    hear: (news: OrderNews) => void,
  ): Promise<OrderEar> {
    const connection = await connect(brokerUrl);
    const channel = await connection.createChannel();
    const queue = `client.load-test.${randomUUID()}`;
    await channel.assertQueue(queue, { exclusive: true, autoDelete: true, durable: false });
    for (const type of EVENTS) await channel.bindQueue(queue, 'order.events', type);
    const listen = (content: Buffer) => {
      for (const { type, data } of batch.parse(JSON.parse(content.toString()))) {
        if (data.saleId !== null && saleIds.has(data.saleId)) hear({ type, orderId: data.orderId });
      }
    };
    await channel.consume(queue, (message) => message && listen(message.content), { noAck: true });
    return new OrderEar(connection);
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}
