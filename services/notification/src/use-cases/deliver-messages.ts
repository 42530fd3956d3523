import { Injectable } from '@nestjs/common';
import { DeliverMessage, NotificationDelivered, NotificationFailed, ResumeDelivery } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import type { Courier } from '../clients/courier';
import { Couriers } from '../clients/couriers';
import { Schedule } from '../clients/schedule';
import type { Channel } from '../domain/channel';
import { resumptionOf, type Dispatch, type Letter } from '../domain/delivery';
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

  /** The same delivery may be asked for several times and in several batches: it is handed over once. */
  async execute(tx: Transaction, channel: Channel, dispatches: readonly Dispatch[]): Promise<void> {
    const byDelivery = new Map(dispatches.map((dispatch) => [dispatch.deliveryId, dispatch]));
    const courier = this.couriers.of(channel);
    if (courier === undefined) await this.giveToSandbox(tx, byDelivery);
    else await this.handOver(tx, byDelivery, courier);
  }

  /** It takes everything at once: handing over, and writing that down, is one statement. */
  private async giveToSandbox(tx: Transaction, byDelivery: ReadonlyMap<string, Dispatch>): Promise<void> {
    const now = this.schedule.now();
    const taken = await this.deliveries.deliverToSandbox(tx, [...byDelivery.keys()], now);
    const delivered = [...byDelivery.values()].filter(({ deliveryId }) => taken.has(deliveryId));
    await this.announceDelivered(tx, delivered, now);
  }

  private async handOver(tx: Transaction, byDelivery: ReadonlyMap<string, Dispatch>, courier: Courier): Promise<void> {
    const recorded = await this.deliveries.lockRecorded(tx, [...byDelivery.keys()]);
    const letters = [...byDelivery.values()].flatMap((dispatch) => {
      const row = recorded.get(dispatch.deliveryId);
      return row ? [{ ...dispatch, ...row }] : [];
    });
    const outcomes = await courier.handOver(letters);
    const now = this.schedule.now();
    const settled = letters.flatMap((letter, index): Settled[] => {
      const outcome = outcomes[index];
      return outcome ? [{ ...letter, ...decide(letter, outcome, this.schedule.patience, now) }] : [];
    });
    await this.deliveries.settleAll(tx, courier.provider, settled);
    await this.announce(tx, settled, now);
  }

  private async announce(tx: Transaction, settled: readonly Settled[], now: Date): Promise<void> {
    const delivered = settled.filter(({ status }) => status === 'delivered');
    const delayed = settled.flatMap(({ id, orderId, deliverAfter }) =>
      deliverAfter === null ? [] : [{ id, orderId, deliverAfter }],
    );
    await this.announceDelivered(tx, delivered, now);
    const failed = settled.flatMap((each) => failureOf(each, now.toISOString()));
    await this.outbox.addAll(tx, NotificationFailed, failed);
    for (const [delayMs, waiting] of bySteps(this.schedule.patience, delayed, now)) {
      await this.outbox.addAll(tx, ResumeDelivery, waiting.map(resumptionOf), { delayMs });
    }
    // Whose turn did not come goes to the end of the queue.
    const unserved = settled.filter(({ status }) => status === 'recorded');
    await this.outbox.addAll(
      tx,
      DeliverMessage,
      unserved.map((letter) => ({ ...aboutOf(letter), priority: letter.priority })),
    );
  }

  private async announceDelivered(tx: Transaction, delivered: readonly Dispatch[], now: Date): Promise<void> {
    const deliveredAt = now.toISOString();
    await this.outbox.addAll(
      tx,
      NotificationDelivered,
      delivered.map((dispatch) => ({ ...aboutOf(dispatch), deliveredAt })),
    );
  }
}

function failureOf({ status, reason, ...letter }: Settled, failedAt: string) {
  return status === 'failed' && reason !== null ? [{ ...aboutOf(letter), reason, failedAt }] : [];
}

/** What everybody may know of a letter: not its words, and not its address. */
function aboutOf({ deliveryId, orderId, customerId, channel, template }: Omit<Dispatch, 'priority'>) {
  return { deliveryId, orderId, customerId, channel, template };
}
