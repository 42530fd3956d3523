import type { LeaseTimes } from './lease-times';
import type { ReservationRequest } from './reservation';

/** A replica asks for permits; it makes the id, so that asking again is the same lease. */
export interface LeaseRequest {
  readonly leaseId: string;
  readonly saleId: string;
  readonly holder: string;
  /** Buyers who wait right now. */
  readonly wantedCount: number;
  /** What one of them needs: all permits of a ticket come from one lease. */
  readonly neededCount?: number | undefined;
  readonly durationMs: number;
}

/** Permits of one sale in the hands of one replica: `granted = outstanding + arrived + givenBack`. */
export interface Lease {
  readonly leaseId: string;
  readonly saleId: string;
  readonly holder: string;
  readonly granted: number;
  readonly leasedAt: Date;
  /** The holder spends nothing after this. */
  readonly expiresAt: Date;
  /** From then on what is outstanding counts as lost, and goes back to the sale. */
  readonly reconcileAt: Date;
}

/** So many permits of a lease go back to its sale. */
export interface PermitsBack {
  readonly leaseId: string;
  readonly saleId: string;
  readonly count: number;
}

/** A lease whose holder fell silent. */
export interface ReconciledLease extends PermitsBack {
  readonly holder: string;
  /** Did the holder give back what it had not spent? Then the lost ones are tickets that never arrived. */
  readonly wasReturned: boolean;
}

/**
 * How many permits to grant: what is wanted, as long as others who are selling could still have as much. Towards the end
 * half a fair share, so that the last pieces go where the next buyer is, and never sit in a replica whose buyers are served.
 * But never less than a buyer needs: pieces that are of no use to anybody who waits would be sold to nobody.
 */
export function blockSize(
  { wantedCount, neededCount = 1 }: Pick<LeaseRequest, 'wantedCount' | 'neededCount'>,
  { free, otherHolderCount }: { readonly free: number; readonly otherHolderCount: number },
): number {
  const shareCount = otherHolderCount === 0 ? free : Math.ceil(free / (2 * (otherHolderCount + 1)));
  return Math.min(wantedCount, free, Math.max(shareCount, neededCount));
}

export function grant(
  { leaseId, saleId, holder, durationMs }: LeaseRequest,
  granted: number,
  now: Date,
  { graceMs }: LeaseTimes,
): Lease {
  const expiresAt = new Date(now.getTime() + durationMs);
  const reconcileAt = new Date(expiresAt.getTime() + graceMs);
  return { leaseId, saleId, holder, granted, leasedAt: now, expiresAt, reconcileAt };
}

/** The permits spent on these tickets, a lease once. */
export function wastedPermits(requests: readonly ReservationRequest[]): PermitsBack[] {
  const permits = requests.flatMap(({ ticket, lines }) => {
    if (ticket === undefined) return [];
    const { leaseId, saleId } = ticket;
    if (leaseId === null) return [];
    const count = lines.reduce((sum, { quantity }) => sum + quantity, 0);
    return [{ leaseId, saleId, count }];
  });
  return addUp(permits);
}

/** A lease once, with all of its permits. */
export function addUp(permits: readonly PermitsBack[]): PermitsBack[] {
  const byLease = new Map<string, PermitsBack>();
  for (const { leaseId, saleId, count } of permits)
    byLease.set(leaseId, { leaseId, saleId, count: count + (byLease.get(leaseId)?.count ?? 0) });
  return [...byLease.values()];
}
