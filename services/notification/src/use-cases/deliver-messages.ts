import { Injectable } from '@nestjs/common';
import { DeliverMessage, NotificationDelivered, NotificationFailed, ResumeDelivery } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Couriers } from '../clients/couriers';
import { Schedule } from '../clients/schedule';
import type { Channel } from '../domain/channel';
import { resumptionOf, type Letter } from '../domain/delivery';
import { decide, type Fate } from '../domain/outcome';
import { bySteps } from '../domain/patience';
import { DeliveryRepository } from '../storage/delivery.repository';

type Settled = Letter & Fate;

/**
 * Hands the messages of one channel over to its provider and writes down what became of them. Nothing here throws because
 * of a provider: one that is away must not undo what others have already taken.
 */
@Injectable()
export class DeliverMessages {
  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly couriers: Couriers,
    private readonly outbox: Outbox,
    private readonly schedule: Schedule,
  ) {}

  async execute(tx: Transaction, channel: Channel, messages: readonly Letter[]): Promise<void> {
    const courier = this.couriers.of(channel);
    const byDelivery = new Map(messages.map((message) => [message.deliveryId, message]));
    const recorded = await this.deliveries.lockRecorded(tx, [...byDelivery.keys()]);
    const letters = [...byDelivery.values()].filter(({ deliveryId }) => recorded.has(deliveryId));
    const outcomes = await courier.handOver(letters, tx);
    const now = this.schedule.now();
    const settled = letters.flatMap((letter, index): Settled[] => {
      const [waiting, outcome] = [recorded.get(letter.deliveryId), outcomes[index]];
      return waiting && outcome ? [{ ...letter, ...decide(waiting, outcome, this.schedule.patience, now) }] : [];
    });
    await this.deliveries.settleAll(tx, courier.provider, settled);
    await this.announce(tx, settled, now);
  }

  private async announce(tx: Transaction, settled: readonly Settled[], now: Date): Promise<void> {
    const at = now.toISOString();
    const delivered = settled.filter(({ status }) => status === 'delivered');
    const delayed = settled.flatMap(({ id, orderId, deliverAfter }) =>
      deliverAfter === null ? [] : [{ id, orderId, deliverAfter }],
    );
    await this.outbox.addAll(
      tx,
      NotificationDelivered,
      delivered.map((each) => ({ ...each, deliveredAt: at })),
    );
    await this.outbox.addAll(
      tx,
      NotificationFailed,
      settled.flatMap((each) => failureOf(each, at)),
    );
    for (const [delayMs, waiting] of bySteps(this.schedule.patience, delayed, now)) {
      await this.outbox.addAll(tx, ResumeDelivery, waiting.map(resumptionOf), { delayMs });
    }
    // Whose turn did not come goes to the end of the queue.
    await this.outbox.addAll(
      tx,
      DeliverMessage,
      settled.filter(({ status }) => status === 'recorded'),
    );
  }
}

function failureOf({ status, reason, ...rest }: Settled, failedAt: string) {
  return status === 'failed' && reason !== null ? [{ ...rest, reason, failedAt }] : [];
}
