import { Injectable } from '@nestjs/common';
import { DeliverMessage, ResumeDelivery } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Schedule } from '../clients/schedule';
import {
  disturbableAfter,
  isDelayed,
  dispatchOf,
  resumptionOf,
  type Delivery,
  type Resumption,
} from '../domain/delivery';
import { bySteps } from '../domain/patience';
import type { Preferences } from '../domain/preferences';
import { DeliveryRepository } from '../storage/delivery.repository';
import { PreferenceRepository } from '../storage/preference.repository';

/** Sends deliveries that waited on their way, when they are due and their customer may be disturbed; otherwise they wait on. */
@Injectable()
export class ResumeDeliveries {
  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly preferences: PreferenceRepository,
    private readonly outbox: Outbox,
    private readonly schedule: Schedule,
  ) {}

  async execute(tx: Transaction, asked: readonly Resumption[]): Promise<void> {
    const now = this.schedule.now();
    const delayed = await this.deliveries.lockDelayed(tx, asked);
    const customerIds = delayed.map(({ customerId }) => customerId);
    const wantedBy = await this.preferences.of(tx, customerIds);
    const planned = delayed.map((delivery) => replan(delivery, wantedBy(delivery.customerId), now));
    await this.deliveries.reschedule(tx, planned);
    await this.outbox.addAll(tx, DeliverMessage, planned.filter((delivery) => !isDelayed(delivery)).map(dispatchOf));
    for (const [delayMs, waiting] of bySteps(this.schedule.patience, planned.filter(isDelayed), now)) {
      await this.outbox.addAll(tx, ResumeDelivery, waiting.map(resumptionOf), { delayMs });
    }
  }
}

/** A customer who changed their quiet hours meanwhile is not held to the old ones, and a retry does not ring at night. */
function replan(delivery: Delivery, preferences: Preferences, now: Date): Delivery {
  const quiet = disturbableAfter(delivery.template, preferences, now);
  if (quiet) return { ...delivery, deliverAfter: quiet, reason: 'quiet hours' };
  const isForQuiet = delivery.reason === 'quiet hours';
  const isDue = isForQuiet || (delivery.deliverAfter ?? now) <= now;
  return isDue ? { ...delivery, deliverAfter: null, reason: null } : delivery;
}
