import { Injectable } from '@nestjs/common';
import { DeliverMessage, type DataOf } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { v7 as uuidv7 } from 'uuid';
import { prepareDelivery, type Dispatch } from '../domain/delivery';
import type { Notice } from '../domain/notice';
import { DeliveryRepository } from '../storage/delivery.repository';

/** Records what customers are to be told and sends it on its way; what was recorded before is not sent again. */
@Injectable()
export class NotifyCustomers {
  constructor(
    private readonly deliveries: DeliveryRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, notices: readonly Notice[]): Promise<void> {
    const now = this.clock.now();
    const prepared = notices.map((notice) => prepareDelivery(notice, uuidv7(), now));
    const recorded = await this.deliveries.insertAll(tx, prepared);
    const dispatches = prepared.filter(({ id }) => recorded.has(id)).map(messageOf);
    await this.outbox.addAll(tx, DeliverMessage, dispatches);
  }
}

function messageOf(dispatch: Dispatch): DataOf<typeof DeliverMessage> {
  const { id, orderId, customerId, channel, priority, template, body } = dispatch;
  return { deliveryId: id, orderId, customerId, channel, priority, template, body };
}
