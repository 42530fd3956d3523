import { Injectable } from '@nestjs/common';
import { DeliverMessage, ResumeDelivery } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { v7 as uuidv7 } from 'uuid';
import { Schedule } from '../clients/schedule';
import { dispatchOf, isDelayed, prepareDeliveries, resumptionOf, type Delivery } from '../domain/delivery';
import type { Notice } from '../domain/notice';
import { bySteps } from '../domain/patience';
import { DeliveryRepository } from '../storage/delivery.repository';
import { PreferenceRepository } from '../storage/preference.repository';

/**
 * Records what customers are to be told, on each channel they want, and sends it on its way, at once or after their quiet
 * hours; what was recorded before is not sent again.
 */
@Injectable()
export class NotifyCustomers {
  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly preferences: PreferenceRepository,
    private readonly outbox: Outbox,
    private readonly schedule: Schedule,
  ) {}

  async execute(tx: Transaction, notices: readonly Notice[]): Promise<void> {
    const now = this.schedule.now();
    const prepared = await this.prepare(tx, notices, now);
    const recorded = await this.deliveries.insertAll(tx, prepared, now);
    const fresh = prepared.filter(({ id }) => recorded.has(id));
    await this.outbox.addAll(tx, DeliverMessage, fresh.filter((delivery) => !isDelayed(delivery)).map(dispatchOf));
    for (const [delayMs, waiting] of bySteps(this.schedule.patience, fresh.filter(isDelayed), now)) {
      await this.outbox.addAll(tx, ResumeDelivery, waiting.map(resumptionOf), { delayMs });
    }
  }

  /** A delivery for each customer on each channel they want. */
  private async prepare(tx: Transaction, notices: readonly Notice[], now: Date): Promise<Delivery[]> {
    const customerIds = notices.map(({ customerId }) => customerId);
    const wantedBy = await this.preferences.of(tx, customerIds);
    return notices.flatMap((notice) => prepareDeliveries(notice, wantedBy(notice.customerId), { newId: uuidv7, now }));
  }
}
