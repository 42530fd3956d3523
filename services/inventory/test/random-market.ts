import { isUniqueViolation, type Database, type Transaction } from '@floodgate/persistence';
import { v7 as uuidv7 } from 'uuid';
import type { AllocationRequest } from '../src/domain/allocation';
import { ARRIVAL_MS, LEASE_MS, randomFrom, SetClock, useCasesAt } from './running-use-cases';

const SALES = [1, 2, 3].map((n) => ({ saleId: uuidv7(), sku: `SKU-${n % 2}` }));
const STEP_MS = 10;

/** How an order ends, as the order service decides it: one of them, and `placed` is the beginning of all. */
type Ending = 'paid' | 'refunded' | 'expired' | 'cancelled';

interface Order {
  readonly orderId: string;
  readonly lines: readonly { sku: string; quantity: number }[];
  readonly ticket?: { saleId: string; leaseId: string | null };
  ending?: Ending;
}

interface HeldLease {
  readonly leaseId: string;
  readonly saleId: string;
  readonly expiresAtMs: number;
  unspent: number;
}

/** Something inventory will hear, some time. */
type Word =
  | { readonly kind: 'placed' | Ending; readonly order: Order }
  | {
      readonly kind: 'repeated' | 'returned';
      readonly leaseId: string;
      readonly saleId: string;
      readonly count: number;
    }
  | { readonly kind: 'allocated'; readonly asked: AllocationRequest };

/**
 * Buyers, replicas and operators who do what they may at any time, and queues that deliver what they say in any sequence
 * that causality allows, sometimes twice.
 */
export class RandomMarket {
  readonly orders: Order[] = [];
  readonly leases: HeldLease[] = [];
  deadlockCount = 0;
  private readonly clock = new SetClock();
  private readonly useCases = useCasesAt(this.clock);
  private readonly waiting: Word[] = [];
  private readonly random: (below: number) => number;
  private revision = 0;

  constructor(
    seed: number,
    private readonly replicas: readonly Database[],
  ) {
    this.random = randomFrom(seed);
    for (const sale of SALES) this.say({ kind: 'allocated', asked: this.request(sale, 20 + this.random(30)) });
  }

  async step(): Promise<void> {
    this.clock.ms += STEP_MS;
    const chance = this.random(100);
    if (chance < 15) await this.lease();
    else if (chance < 45) this.order();
    else if (chance < 48) this.repeat();
    else if (chance < 52) this.cancel();
    else if (chance < 56) this.endLease();
    else if (chance < 58) this.changeSale();
    else if (chance < 62) await this.reconcile();
    else await this.deliver();
  }

  /** Everything arrives, everybody goes home, and time passes. */
  async end(): Promise<void> {
    for (const lease of this.leases.splice(0)) this.say({ kind: 'returned', ...lease, count: lease.unspent });
    while (this.waiting.length > 0) await this.deliver();
    this.clock.ms += ARRIVAL_MS + LEASE_MS;
    await this.reconcile();
  }

  private async lease(): Promise<void> {
    const { saleId } = this.one(SALES);
    const asked = {
      leaseId: uuidv7(),
      saleId,
      holder: `gateway-${this.random(3)}`,
      wantedCount: 1 + this.random(6),
      durationMs: LEASE_MS,
    };
    const expiresAtMs = this.clock.ms + LEASE_MS;
    const ask = () => this.inTransaction((tx) => this.useCases.lease.execute(tx, asked));
    const [answer, ...repeated] = await Promise.all(this.random(4) === 0 ? [ask(), ask()] : [ask()]);
    for (const again of repeated)
      if (answer?.grantedCount !== 0 && again?.grantedCount !== 0)
        expect(again?.grantedCount).toBe(answer?.grantedCount);
    const unspent = Math.max(...[answer, ...repeated].map((each) => each?.grantedCount ?? 0));
    if (unspent > 0) this.leases.push({ leaseId: asked.leaseId, saleId, expiresAtMs, unspent });
  }

  private order(): void {
    const quantity = 1 + this.random(2);
    const lease = this.random(3) === 0 ? undefined : this.spend(quantity);
    if (lease) {
      const { sku } = SALES.find(({ saleId }) => saleId === lease.saleId)!;
      const ticket = { saleId: lease.saleId, leaseId: lease.leaseId };
      this.place({ orderId: uuidv7(), lines: [{ sku, quantity }], ticket });
    } else {
      const skus = this.random(2) === 0 ? ['SKU-0', 'SKU-1'] : [this.one(SALES).sku];
      this.place({ orderId: uuidv7(), lines: skus.map((sku) => ({ sku, quantity })) });
    }
  }

  private place(order: Order): void {
    this.orders.push(order);
    this.say({ kind: 'placed', order });
  }

  private spend(quantity: number): HeldLease | undefined {
    const usable = this.leases.filter((lease) => lease.unspent >= quantity && lease.expiresAtMs > this.clock.ms);
    if (usable.length === 0) return undefined;
    const lease = this.one(usable);
    lease.unspent -= quantity;
    return lease;
  }

  /** The same ticket again, paid for with another permit. */
  private repeat(): void {
    const tickets = this.orders.filter(({ ticket }) => ticket !== undefined);
    const lease = tickets.length > 0 && this.spend(1);
    if (lease) this.waiting.push({ kind: 'repeated', leaseId: lease.leaseId, saleId: lease.saleId, count: 1 });
  }

  private cancel(): void {
    const open = this.orders.filter(({ ending }) => ending === undefined);
    if (open.length === 0) return;
    const order = this.one(open);
    order.ending = 'cancelled';
    this.say({ kind: 'cancelled', order });
  }

  /** Half of the replicas say good-bye, the others are killed. */
  private endLease(): void {
    const [lease] = this.leases.splice(this.random(Math.max(1, this.leases.length)), 1);
    if (lease && this.random(2) === 0) this.say({ kind: 'returned', ...lease, count: lease.unspent });
  }

  private changeSale(): void {
    this.say({ kind: 'allocated', asked: this.request(this.one(SALES), this.random(90)) });
  }

  private request(sale: { saleId: string; sku: string }, allocation: number): AllocationRequest {
    this.revision += 1;
    return { ...sale, allocation, isClosed: this.random(5) === 0, revision: this.revision };
  }

  private async reconcile(): Promise<void> {
    await this.inTransaction((tx) => this.useCases.reconcile.execute(tx));
  }

  /** In any place of the line, and now and then twice. */
  private say(word: Word): void {
    this.waiting.splice(this.random(this.waiting.length + 1), 0, word);
    if (this.random(6) === 0) this.waiting.push(word);
  }

  /** A few words of one kind, as one batch. */
  private async deliver(): Promise<void> {
    const first = this.waiting[0];
    if (!first) return;
    const batch = this.waiting.filter(({ kind }) => kind === first.kind).slice(0, 1 + this.random(6));
    for (const word of batch) this.waiting.splice(this.waiting.indexOf(word), 1);
    try {
      await this.inTransaction((tx) => this.handle(tx, batch));
    } catch (error) {
      const isDeadlock = String(error).includes('deadlock');
      if (!isDeadlock && !isUniqueViolation(error)) throw error;
      this.deadlockCount += isDeadlock ? 1 : 0;
      this.waiting.push(...batch);
    }
    if (first.kind === 'placed') await this.confirm(batch);
  }

  private async handle(tx: Transaction, batch: readonly Word[]): Promise<void> {
    const orders = batch.flatMap((word) => ('order' in word ? [word.order] : []));
    const orderIds = orders.map(({ orderId }) => orderId);
    const permits = batch.flatMap((word) => ('count' in word ? [word] : []));
    switch (batch[0]?.kind) {
      case 'placed':
        return this.useCases.reserve.execute(tx, orders);
      case 'paid':
        return this.useCases.sell.execute(tx, orderIds);
      case 'expired':
      case 'refunded':
        return this.useCases.release.execute(tx, { reason: batch[0].kind, orderIds });
      case 'cancelled':
        return this.useCases.release.execute(tx, { reason: 'cancelled', orders });
      case 'repeated':
        return this.useCases.freeWasted.execute(tx, permits);
      case 'returned':
        return this.useCases.takeBack.execute(tx, permits);
      default:
        return this.useCases.allocate.execute(
          tx,
          batch.flatMap((word) => ('asked' in word ? [word.asked] : [])),
        );
    }
  }

  /** Orders whose pieces are held are paid, given back or forgotten. What is said of one order travels apart. */
  private async confirm(batch: readonly Word[]): Promise<void> {
    for (const word of batch) {
      if (!('order' in word) || word.order.ending !== undefined) continue;
      const { order } = word;
      const rows = await this.one(this.replicas).read((tx) =>
        tx.$queryRawUnsafe<{ status: string }[]>(
          'SELECT status FROM reservations WHERE order_id = $1::uuid',
          order.orderId,
        ),
      );
      // Somebody else may have decided while we looked.
      if (rows[0]?.status !== 'held' || order.ending !== undefined) continue;
      const ending = this.one(['paid', 'paid', 'refunded', 'expired', undefined] as const);
      if (ending === undefined) continue;
      order.ending = ending;
      if (ending === 'refunded') this.say({ kind: 'paid', order });
      this.say({ kind: ending, order });
    }
  }

  private inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.one(this.replicas).transaction(work);
  }

  private one<T>(all: readonly T[]): T {
    return all[this.random(all.length)]!;
  }
}
