import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Channel } from '../domain/channel';
import type { Delivery, DeliveryStatus } from '../domain/delivery';
import { DeliveryRepository } from '../storage/delivery.repository';

interface Question {
  /** Who is asking: a customer sees their own deliveries, an operator everybody's. */
  readonly reader: { readonly customerId: string; readonly isOperator: boolean };
  readonly orderId?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly status?: DeliveryStatus | undefined;
  readonly limit: number;
  /** The last delivery of the page before. */
  readonly after: string | undefined;
}

/** What customers were told, newest first. */
@Injectable()
export class ListDeliveries {
  constructor(private readonly deliveries: DeliveryRepository) {}

  execute(tx: Transaction, { reader, ...search }: Question): Promise<Delivery[]> {
    const customerId = reader.isOperator ? undefined : reader.customerId;
    return this.deliveries.list(tx, { ...search, customerId });
  }
}
