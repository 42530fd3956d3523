import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { NowAvailable } from '../domain/allocation';
import type { Lease, LeaseRequest, PermitsBack, ReconciledLease } from '../domain/lease';
import { LOCK_STOCK_AND_SALES } from './locking.sql';
import {
  FREE_WASTED_PERMITS,
  GRANT_LEASE,
  LOOK_BEFORE_GRANT,
  RECONCILE_LEASES,
  SALES_TO_RECONCILE,
  TAKE_BACK_PERMITS,
} from './permit.sql';

/** What went back, and the sales that have something to lease again because of it. */
interface GivenBack {
  readonly leases: readonly ReconciledLease[];
  readonly nowAvailable: readonly NowAvailable[];
}

/** What was before the grant that is asked for. */
interface BeforeGrant {
  readonly grantedBefore: number | null;
  readonly otherHolderCount: number;
}

/** Permits in the hands of replicas. */
@Injectable()
export class LeaseRepository {
  /** `grantedBefore` is null when this lease never was, and 0 when nothing may be spent on it. The sale must be locked. */
  async lookBefore(tx: Transaction, { leaseId, saleId, holder }: LeaseRequest, now: Date): Promise<BeforeGrant> {
    const [row] = await tx.$queryRawUnsafe<[BeforeGrant]>(LOOK_BEFORE_GRANT, leaseId, saleId, holder, now);
    return row;
  }

  /** The sale must be locked. Returns what it has left. */
  async grant(tx: Transaction, lease: Lease): Promise<{ readonly free: number; readonly stockRevision: number }> {
    const { leaseId, saleId, holder, granted, leasedAt, expiresAt, reconcileAt } = lease;
    const values = [leaseId, saleId, holder, granted, leasedAt, expiresAt, reconcileAt];
    const [left] = await tx.$queryRawUnsafe<[{ free: number; stockRevision: number }]>(GRANT_LEASE, ...values);
    return left;
  }

  /** Spent in vain. A lease may come once. */
  async freeWasted(tx: Transaction, permits: readonly PermitsBack[]): Promise<GivenBack> {
    await lockSalesOf(tx, permits);
    const [given] = await tx.$queryRawUnsafe<[GivenBack]>(FREE_WASTED_PERMITS, ...columnsOf(permits));
    return given;
  }

  /** The leases end; what is outstanding then was spent, and may arrive until the given moment. A lease may come once. */
  async takeBack(tx: Transaction, unspent: readonly PermitsBack[], now: Date, arriveBy: Date): Promise<GivenBack> {
    await lockSalesOf(tx, unspent);
    const values = [...columnsOf(unspent), now, arriveBy];
    const [given] = await tx.$queryRawUnsafe<[GivenBack]>(TAKE_BACK_PERMITS, ...values);
    return given;
  }

  /** What is outstanding of leases that are long over goes back to their sales, of so many sales. */
  async reconcile(tx: Transaction, now: Date, salesMaxCount: number): Promise<GivenBack> {
    const sales = await tx.$queryRawUnsafe<{ saleId: string }[]>(SALES_TO_RECONCILE, now, salesMaxCount);
    if (sales.length === 0) return { leases: [], nowAvailable: [] };
    await lockSalesOf(tx, sales);
    const saleIds = sales.map(({ saleId }) => saleId);
    const [given] = await tx.$queryRawUnsafe<[GivenBack]>(RECONCILE_LEASES, now, saleIds);
    return given;
  }
}

async function lockSalesOf(tx: Transaction, permits: readonly Pick<PermitsBack, 'saleId'>[]): Promise<void> {
  await tx.$executeRawUnsafe(LOCK_STOCK_AND_SALES, [], [...new Set(permits.map(({ saleId }) => saleId))]);
}

function columnsOf(permits: readonly PermitsBack[]) {
  return [
    permits.map(({ leaseId }) => leaseId),
    permits.map(({ saleId }) => saleId),
    permits.map(({ count }) => count),
  ] as const;
}
