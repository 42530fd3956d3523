import { logger } from '@floodgate/observability';
import { v7 as uuidv7 } from 'uuid';
import { outlook, wantedCount, type Grant } from '../domain/permits';
import { HeldPermits } from '../storage/held-permits';
import type { InventoryClient, LeaseQuestion } from './inventory.client';

/** The right to sell so many pieces. What becomes of it must be told: `spent` or `giveBack`. */
export interface Permit {
  readonly saleId: string;
  readonly leaseId: string;
  readonly quantity: number;
}

/** `few`: some are left, fewer than wanted. `crowded`: too many wait. `unavailable`: inventory said nothing in time. */
export type NoPermit = 'sold-out' | 'over' | 'few' | 'crowded' | 'unavailable';

export interface DeskTerms {
  /** For how long inventory lends. */
  readonly leaseDurationMs: number;
  /** What nobody wanted for so long goes back. */
  readonly idleReturnMs: number;
  readonly waitMaxMs: number;
  readonly waitingMaxCount: number;
  readonly nowMs: () => number;
  /** Inventory says that nothing is left to lease. */
  readonly onSoldOut: (saleId: string, stockRevision: number) => void;
}

interface Waiter {
  readonly quantity: number;
  readonly sinceMs: number;
  readonly answer: (answer: Permit | NoPermit) => void;
}

/** Spending ends before the lease does: the order still has to arrive while inventory knows the lease. */
const SPENDABLE_RATIO = 0.8;

const log = logger('permits');

/**
 * The permits of one sale on this replica. Who finds none waits a little, and one question at a time is asked for all who
 * wait: whoever comes while it is on its way is in the next one, so questions grow with the crowd instead of multiplying.
 */
export class SaleDesk {
  private readonly held = new HeldPermits();
  private waiting: Waiter[] = [];
  /** Asked and not answered: it is asked again as it is, because its lease may exist. */
  private question: (LeaseQuestion & { readonly endsAtMs: number }) | undefined;
  private asking: Promise<void> | undefined;
  /** Unspent permits of ended leases that the broker does not know of yet, by lease; often none: the rest is on its way. */
  private readonly owed = new Map<string, number>();
  private paying: Promise<void> = Promise.resolve();
  private free = 0;
  private isClosing = false;

  constructor(
    private readonly saleId: string,
    private readonly inventory: InventoryClient,
    private readonly terms: DeskTerms,
  ) {}

  get inHandCount(): number {
    return this.held.unspentCount;
  }

  get waitingCount(): number {
    return this.waiting.length;
  }

  /** Nothing held, nobody waiting, nothing owed: it may be forgotten. */
  get isIdle(): boolean {
    return !this.asking && !this.question && this.held.isEmpty && this.waiting.length === 0 && this.owed.size === 0;
  }

  take(quantity: number): Permit | NoPermit | Promise<Permit | NoPermit> {
    if (this.isClosing) return 'unavailable';
    const nowMs = this.terms.nowMs();
    const leaseId = this.held.spend(quantity, nowMs);
    if (leaseId !== undefined) return { saleId: this.saleId, leaseId, quantity };
    if (this.waiting.length >= this.terms.waitingMaxCount) return 'crowded';
    return new Promise((answer) => {
      this.waiting.push({ quantity, sinceMs: nowMs, answer });
      this.asking ??= this.askWhileNeeded();
    });
  }

  /** The broker has the ticket, or may have it. */
  spent({ leaseId, quantity }: Permit): void {
    this.held.settle(leaseId, quantity, true);
  }

  /** The broker refused the ticket: somebody else may have its permit. */
  giveBack({ leaseId, quantity }: Permit): void {
    this.held.settle(leaseId, quantity, false);
    this.serveWaiting();
  }

  /** To be called every now and then: sends away who has waited too long, and gives back what nobody wants. */
  async tidyUp(): Promise<void> {
    const nowMs = this.terms.nowMs();
    const tooLong = this.waiting.filter(({ sinceMs }) => nowMs - sinceMs >= this.terms.waitMaxMs);
    this.waiting = this.waiting.slice(tooLong.length);
    for (const { answer } of tooLong) answer('unavailable');
    for (const { leaseId, unspentCount } of this.held.endSome(nowMs, this.terms.idleReturnMs))
      this.owed.set(leaseId, unspentCount);
    if (this.isQuestionOpen(nowMs)) this.asking ??= this.askWhileNeeded();
    await this.payBack();
  }

  /** Nobody is admitted any more; what is left goes back, also what an answer on its way still brings. */
  async close(): Promise<void> {
    this.isClosing = true;
    this.dismiss('unavailable');
    await this.asking;
    if (this.isQuestionOpen(this.terms.nowMs())) await this.askWhileNeeded();
    for (const { leaseId, unspentCount } of this.held.endAll()) this.owed.set(leaseId, unspentCount);
    await this.payBack();
  }

  private async askWhileNeeded(): Promise<void> {
    try {
      do await this.ask();
      while (this.waiting.length > 0);
    } catch (error) {
      log.error({ err: error, saleId: this.saleId }, 'permits could not be asked for');
      this.dismiss('unavailable');
    } finally {
      this.asking = undefined;
    }
  }

  private async ask(): Promise<void> {
    const question = this.currentQuestion();
    const answer = await this.inventory.lease(question);
    // Who waits is asked for again until their time is over: most silences are short.
    if (answer === 'silent') return;
    if (answer === 'unavailable') {
      this.dismiss('unavailable');
      return;
    }
    this.question = undefined;
    this.free = answer.free;
    this.accept(question, answer);
    this.serveWaiting();
    if (this.waiting.length > 0) this.tellThoseLeftOver(answer);
  }

  /** Whoever wanted it may be gone, but its lease may exist: asked again, it is known and can go back. */
  private isQuestionOpen(nowMs: number): boolean {
    return this.question !== undefined && nowMs < this.question.endsAtMs;
  }

  private currentQuestion(): LeaseQuestion & { readonly endsAtMs: number } {
    const nowMs = this.terms.nowMs();
    if (this.question && this.isQuestionOpen(nowMs)) return this.question;
    const waitingCount = this.waiting.reduce((sum, { quantity }) => sum + quantity, 0);
    const spentPerS = this.held.spentPerS(nowMs);
    this.question = {
      saleId: this.saleId,
      leaseId: uuidv7(),
      wantedCount: wantedCount({ waitingCount, free: this.free, spentPerS }),
      neededCount: this.waiting.reduce((most, { quantity }) => Math.max(most, quantity), 1),
      endsAtMs: nowMs + this.terms.leaseDurationMs * SPENDABLE_RATIO,
    };
    return this.question;
  }

  private accept({ leaseId, endsAtMs }: { leaseId: string; endsAtMs: number }, { grantedCount }: Grant): void {
    if (grantedCount === 0) return;
    // One that nobody waits for any more goes back at the next opportunity.
    const usedAtMs = this.waiting.length > 0 ? this.terms.nowMs() : -Infinity;
    this.held.add({ leaseId, unspentCount: grantedCount, openCount: 0, usedAtMs, endsAtMs });
  }

  private serveWaiting(): void {
    const { served, left } = this.held.serve(this.waiting, this.terms.nowMs());
    this.waiting = [...left];
    for (const { buyer, leaseId } of served) buyer.answer({ saleId: this.saleId, leaseId, quantity: buyer.quantity });
  }

  private tellThoseLeftOver(grant: Grant & { readonly stockRevision: number }): void {
    const outcome = outlook(grant, this.held.unspentCount);
    if (outcome === 'ask-again') return;
    if (outcome === 'sold-out') this.terms.onSoldOut(this.saleId, grant.stockRevision);
    this.dismiss(outcome);
  }

  private dismiss(outcome: NoPermit): void {
    const { waiting } = this;
    this.waiting = [];
    for (const { answer } of waiting) answer(outcome);
  }

  /** One round after the other, so that whoever waits for the last knows what became of all. */
  private payBack(): Promise<void> {
    this.paying = this.paying.then(() => this.payOnce());
    return this.paying;
  }

  private async payOnce(): Promise<void> {
    const debts = [...this.owed];
    this.owed.clear();
    await Promise.all(
      debts.map(async ([leaseId, unspentCount]) => {
        if (!(await this.inventory.returnPermits(this.saleId, leaseId, unspentCount)))
          this.owed.set(leaseId, unspentCount);
      }),
    );
  }
}
