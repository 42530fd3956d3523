import { Injectable } from '@nestjs/common';
import { PermitsAvailable } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { toldAt } from '../domain/allocation';
import type { PermitsBack } from '../domain/lease';
import { LeaseTimes } from '../domain/lease-times';
import { LeaseRepository } from '../storage/lease.repository';

/** Leases end, and what was not spent may be leased again. What was spent may still be on its way, for a long time. */
@Injectable()
export class TakeBackPermits {
  constructor(
    private readonly leases: LeaseRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly times: LeaseTimes,
  ) {}

  async execute(tx: Transaction, unspent: readonly PermitsBack[]): Promise<void> {
    const now = this.clock.now();
    // A lease ends once, so only the first word about it counts.
    const firsts = new Map([...unspent].reverse().map((permits) => [permits.leaseId, permits]));
    const arriveBy = new Date(now.getTime() + this.times.arrivalMs);
    const { nowAvailable } = await this.leases.takeBack(tx, [...firsts.values()], now, arriveBy);
    await this.outbox.addAll(tx, PermitsAvailable, toldAt(now, nowAvailable));
  }
}
