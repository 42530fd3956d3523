import { Injectable } from '@nestjs/common';
import { PermitsAvailable } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { toldAt } from '../domain/allocation';
import type { ReconciledLease } from '../domain/lease';
import { LeaseRepository } from '../storage/lease.repository';

/** A transaction stays small however many replicas died at once; the rest has its turn at the next look. */
const SALES_MAX_COUNT = 100;

/** Leases ended without a word: what is outstanding goes back to their sales. A ticket that comes later takes what is free. */
@Injectable()
export class ReconcileLeases {
  constructor(
    private readonly leases: LeaseRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction): Promise<readonly ReconciledLease[]> {
    const now = this.clock.now();
    const { leases, nowAvailable } = await this.leases.reconcile(tx, now, SALES_MAX_COUNT);
    await this.outbox.addAll(tx, PermitsAvailable, toldAt(now, nowAvailable));
    return leases;
  }
}
