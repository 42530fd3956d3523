import { Injectable } from '@nestjs/common';
import { PermitsAvailable } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { toldAt } from '../domain/allocation';
import { addUp, type PermitsBack } from '../domain/lease';
import { LeaseRepository } from '../storage/lease.repository';

/** Permits were spent on tickets that existed already, with permits of their own. */
@Injectable()
export class FreeWastedPermits {
  constructor(
    private readonly leases: LeaseRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, wasted: readonly PermitsBack[]): Promise<void> {
    const { nowAvailable } = await this.leases.freeWasted(tx, addUp(wasted));
    await this.outbox.addAll(tx, PermitsAvailable, toldAt(this.clock.now(), nowAvailable));
  }
}
