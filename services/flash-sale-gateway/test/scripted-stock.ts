import type { LeaseAnswer, LeaseQuestion } from '../src/clients/inventory.client';

/** A sale at inventory, as its contract promises it: the same lease id is the same lease. */
export class Stock {
  free: number;
  readonly asked: LeaseQuestion[] = [];
  readonly returned = new Map<string, number>();
  /** What happens instead of an answer, one after the other. */
  readonly troubles: ('silent' | 'answer-lost' | 'unavailable' | 'closed')[] = [];
  isBrokerAway = false;
  private readonly grants = new Map<string, number>();
  private readonly blockMaxCount: number;

  constructor(free: number, blockMaxCount = Number.MAX_SAFE_INTEGER) {
    this.free = free;
    this.blockMaxCount = blockMaxCount;
  }

  async lease(question: LeaseQuestion): Promise<LeaseAnswer> {
    this.asked.push(question);
    await Promise.resolve();
    const trouble = this.troubles.shift();
    if (trouble === 'silent' || trouble === 'unavailable') return trouble;
    const isClosed = trouble === 'closed';
    const { leaseId } = question;
    const grantedCount = this.grants.get(leaseId) ?? Math.min(question.wantedCount, this.free, this.blockMaxCount);
    if (!this.grants.has(leaseId)) this.free -= grantedCount;
    this.grants.set(leaseId, grantedCount);
    if (trouble === 'answer-lost') return 'silent';
    return { leaseId, grantedCount: isClosed ? 0 : grantedCount, free: this.free, isClosed, stockRevision: 7 };
  }

  async returnPermits(_saleId: string, leaseId: string, unspentCount: number): Promise<boolean> {
    await Promise.resolve();
    if (this.isBrokerAway) return false;
    this.free += unspentCount;
    this.returned.set(leaseId, unspentCount);
    return true;
  }
}
