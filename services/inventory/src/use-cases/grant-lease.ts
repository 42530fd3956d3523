import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import type { Allocation } from '../domain/allocation';
import { blockSize, grant, type LeaseRequest } from '../domain/lease';
import { LeaseTimes } from '../domain/lease-times';
import { AllocationRepository } from '../storage/allocation.repository';
import { LeaseRepository } from '../storage/lease.repository';

/** The answer to a replica that asks for permits. */
export interface GrantedLease extends Pick<Allocation, 'free' | 'isClosed' | 'stockRevision'> {
  readonly leaseId: string;
  readonly grantedCount: number;
}

/** Hands permits of a sale to a replica, for a time. The lock on the sale makes everybody who asks wait in line. */
@Injectable()
export class GrantLease {
  constructor(
    private readonly allocations: AllocationRepository,
    private readonly leases: LeaseRepository,
    private readonly clock: Clock,
    private readonly times: LeaseTimes,
  ) {}

  /** Null when nothing was ever allocated to the sale. */
  async execute(tx: Transaction, asked: LeaseRequest): Promise<GrantedLease | null> {
    const { leaseId, saleId } = asked;
    const sale = await this.allocations.getForUpdate(tx, saleId);
    if (sale === null) return null;
    const { free, isClosed, stockRevision } = sale;
    const now = this.clock.now();
    const { grantedBefore, otherHolderCount } = await this.leases.lookBefore(tx, asked, now);
    if (grantedBefore !== null) return { leaseId, grantedCount: grantedBefore, free, isClosed, stockRevision };
    const grantedCount = blockSize(asked, { free, otherHolderCount });
    if (grantedCount === 0) return { leaseId, grantedCount, free, isClosed, stockRevision };
    const left = await this.leases.grant(tx, grant(asked, grantedCount, now, this.times));
    return { leaseId, grantedCount, isClosed, ...left };
  }
}
