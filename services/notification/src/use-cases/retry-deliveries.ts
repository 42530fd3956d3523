import { Injectable } from '@nestjs/common';
import { ResumeDelivery } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Schedule } from '../clients/schedule';
import type { Channel } from '../domain/channel';
import { isDelayed, resumptionOf } from '../domain/delivery';
import { DeliveryRepository } from '../storage/delivery.repository';

/** Which of the deliveries that failed; whatever is not given narrows nothing. */
interface Chosen {
  readonly orderId?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly since?: Date | undefined;
  readonly limit: number;
}

/** Tries again what had failed for good, as if it were new, when an operator knows that it will work now; quiet hours hold for it. */
@Injectable()
export class RetryDeliveries {
  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly outbox: Outbox,
    private readonly schedule: Schedule,
  ) {}

  /** @returns how many */
  async execute(tx: Transaction, chosen: Chosen): Promise<number> {
    const retried = await this.deliveries.retryFailed(tx, chosen, this.schedule.now());
    await this.outbox.addAll(tx, ResumeDelivery, retried.filter(isDelayed).map(resumptionOf));
    return retried.length;
  }
}
