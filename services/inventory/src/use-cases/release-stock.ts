import { Injectable } from '@nestjs/common';
import { PermitsAvailable, StockReleased } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { toldAt } from '../domain/allocation';
import { mergeRequests, type ReservationRequest } from '../domain/reservation';
import { ReservationRepository, type Released } from '../storage/reservation.repository';

/** Why orders end without their pieces; only a cancelled one may be heard of before it was placed, and so says its lines. */
export type Ending =
  | { readonly reason: 'expired' | 'refunded'; readonly orderIds: readonly string[] }
  | { readonly reason: 'cancelled'; readonly orders: readonly ReservationRequest[] };

/** What was held for orders, or sold to them, can be promised again: in their sale while it is open, otherwise to everybody. */
@Injectable()
export class ReleaseStock {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, ending: Ending): Promise<void> {
    const now = this.clock.now();
    const releasedAt = now.toISOString();
    const { released, nowAvailable } = await this.release(tx, ending, now);
    const { reason } = ending;
    await this.outbox.addAll(
      tx,
      StockReleased,
      released.map((release) => ({ ...release, lines: [...release.lines], reason, releasedAt })),
    );
    await this.outbox.addAll(tx, PermitsAvailable, toldAt(now, nowAvailable));
  }

  private release(tx: Transaction, ending: Ending, now: Date): Promise<Released> {
    switch (ending.reason) {
      case 'cancelled':
        return this.reservations.releaseCancelled(tx, mergeRequests(ending.orders), now);
      case 'expired':
        return this.reservations.releaseExpired(tx, ending.orderIds, now);
      case 'refunded':
        return this.reservations.releaseRefunded(tx, ending.orderIds, now);
    }
  }
}
