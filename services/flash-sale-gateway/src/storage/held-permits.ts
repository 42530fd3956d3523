import { isToReturn, leaseFor, serve, settle, spend, unspentIn, type Lease } from '../domain/permits';

interface EndedLease {
  readonly leaseId: string;
  readonly unspentCount: number;
}

/** The permits of one sale that this replica holds, in memory: what dies with it is reconciled by inventory. */
export class HeldPermits {
  private leases: readonly Lease[] = [];
  private spentCount = 0;
  private countingSinceMs = 0;

  get unspentCount(): number {
    return unspentIn(this.leases);
  }

  get isEmpty(): boolean {
    return this.leases.length === 0;
  }

  add(lease: Lease): void {
    this.leases = [...this.leases, lease];
  }

  /** @returns the lease that the permits came from, if one had enough */
  spend(quantity: number, nowMs: number): string | undefined {
    const lease = leaseFor(this.leases, quantity, nowMs);
    if (!lease) return undefined;
    this.replace(lease, spend(lease, quantity, nowMs));
    this.spentCount += quantity;
    return lease.leaseId;
  }

  /** Spends on everybody for whom there is enough, in this order. */
  serve<Buyer extends { readonly quantity: number }>(waiting: readonly Buyer[], nowMs: number) {
    const { leases, served, waiting: left } = serve(waiting, this.leases, nowMs);
    this.leases = leases;
    this.spentCount += served.reduce((sum, { buyer }) => sum + buyer.quantity, 0);
    return { served, left };
  }

  /** The broker said what became of a ticket. */
  settle(leaseId: string, quantity: number, isSpent: boolean): void {
    const lease = this.leases.find((one) => one.leaseId === leaseId);
    if (lease) this.replace(lease, settle(lease, quantity, isSpent));
  }

  /** Lets go of leases that are used up, that nobody wanted for a while, or whose time is over. */
  endSome(nowMs: number, idleMs: number): readonly EndedLease[] {
    return this.end((lease) => isToReturn(lease, nowMs, idleMs));
  }

  endAll(): readonly EndedLease[] {
    return this.end(() => true);
  }

  /** How many were spent per second since this was asked before. */
  spentPerS(nowMs: number): number {
    const elapsedS = (nowMs - this.countingSinceMs) / 1_000;
    const rate = elapsedS > 0 ? this.spentCount / elapsedS : 0;
    this.spentCount = 0;
    this.countingSinceMs = nowMs;
    return rate;
  }

  private end(isEnding: (lease: Lease) => boolean): readonly EndedLease[] {
    const ending = this.leases.filter(isEnding);
    if (ending.length > 0) this.leases = this.leases.filter((lease) => !ending.includes(lease));
    return ending;
  }

  private replace(before: Lease, after: Lease): void {
    this.leases = this.leases.map((lease) => (lease === before ? after : lease));
  }
}
