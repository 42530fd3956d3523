import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { ReservationRepository } from '../storage/reservation.repository';

/** What was held for an order is the customer's. Nobody has to hear of it: who paid knows. */
@Injectable()
export class SellStock {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly clock: Clock,
  ) {}

  execute(tx: Transaction, orderIds: readonly string[]): Promise<void> {
    return this.reservations.sell(tx, orderIds, this.clock.now());
  }
}
