import { Injectable } from '@nestjs/common';
import { NotificationDelivered, type DataOf, type DeliverMessage } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { DeliveryRepository } from '../storage/delivery.repository';
import { SandboxRepository } from '../storage/sandbox.repository';

type Message = DataOf<typeof DeliverMessage>;

/** Hands messages over to the sandbox, once each. The sandbox is in our database, so handing over and marking commit together. */
@Injectable()
export class DeliverToSandbox {
  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly sandbox: SandboxRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, messages: readonly Message[]): Promise<void> {
    const now = this.clock.now();
    const byDelivery = new Map(messages.map((message) => [message.deliveryId, message]));
    const marked = await this.deliveries.markDelivered(tx, [...byDelivery.keys()], now);
    const delivered = [...byDelivery.values()].filter(({ deliveryId }) => marked.has(deliveryId));
    await this.sandbox.receiveAll(tx, delivered, now);
    await this.outbox.addAll(
      tx,
      NotificationDelivered,
      delivered.map((message) => announcement(message, now)),
    );
  }
}

function announcement(message: Message, deliveredAt: Date): DataOf<typeof NotificationDelivered> {
  const { deliveryId, orderId, customerId, channel, template } = message;
  return { deliveryId, orderId, customerId, channel, template, deliveredAt: deliveredAt.toISOString() };
}
