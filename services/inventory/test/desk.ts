import type { Database, Transaction } from '@floodgate/persistence';
import type { Isolated } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import type { ReservationRequest } from '../src/domain/reservation';
import { SetClock, useCasesAt } from './running-use-cases';
import { stocked } from './stories';

/** A sale and what can be done to it, each in a transaction of its own. */
export class Desk {
  readonly clock = new SetClock();
  readonly saleId = uuidv7();
  readonly useCases = useCasesAt(this.clock);
  private revision = 0;

  private constructor(
    readonly sku: string,
    private readonly database: Database,
  ) {}

  /** With so many pieces in stock, of which so many belong to the sale. */
  static async open(environment: Isolated, database: Database, stock: number, allocation: number): Promise<Desk> {
    const desk = new Desk(await stocked(environment, stock), database);
    await desk.allocate(allocation);
    return desk;
  }

  async allocate(allocation: number, { isClosed = false, revision = this.revision + 1, sku = this.sku } = {}) {
    this.revision = Math.max(this.revision, revision);
    const asked = { saleId: this.saleId, sku, allocation, isClosed, revision };
    await this.do((tx) => this.useCases.allocate.execute(tx, [asked]));
    return this.lastAnswer();
  }

  close() {
    return this.allocate(0, { isClosed: true });
  }

  async lease(wantedCount: number, leaseId = uuidv7()): Promise<string> {
    const asked = { leaseId, saleId: this.saleId, holder: 'gateway-1', wantedCount, durationMs: 1_000 };
    await this.do((tx) => this.useCases.lease.execute(tx, asked));
    return leaseId;
  }

  ticket(leaseId: string | null, quantity = 1): ReservationRequest {
    return { orderId: uuidv7(), lines: [{ sku: this.sku, quantity }], ticket: { saleId: this.saleId, leaseId } };
  }

  /** What becomes of the order: its status. */
  async place(order: ReservationRequest): Promise<string | undefined> {
    await this.do((tx) => this.useCases.reserve.execute(tx, [order]));
    return this.statusOf(order);
  }

  giveBack(leaseId: string, unspentCount: number): Promise<void> {
    const unspent = { leaseId, saleId: this.saleId, count: unspentCount };
    return this.do((tx) => this.useCases.takeBack.execute(tx, [unspent]));
  }

  reconcile() {
    return this.do((tx) => this.useCases.reconcile.execute(tx));
  }

  do<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  async statusOf({ orderId }: Pick<ReservationRequest, 'orderId'>): Promise<string | undefined> {
    const [row] = await this.rows<{ status: string }>(
      'SELECT DISTINCT status FROM reservations WHERE order_id = $1::uuid',
      orderId,
    );
    return row?.status;
  }

  /** `allocated = free + leased + held + sold`, and what everybody else may have. */
  async books(): Promise<string> {
    const [row] = await this.rows<{ format: string }>(
      `SELECT format('%s = %s + %s + %s + %s, %s left', allocated, free, leased, held, sale.sold, available)
         FROM sale_allocations AS sale JOIN stock USING (sku) WHERE sale_id = $1::uuid`,
      this.saleId,
    );
    return row?.format ?? 'no such sale';
  }

  /** How often this was said of a subject. */
  async saidCount(type: string, subject = this.saleId): Promise<number> {
    const rows = await this.rows(
      'SELECT FROM outbox_messages, unnest(subjects) AS subject WHERE type = $1 AND subject = $2',
      type,
      subject,
    );
    return rows.length;
  }

  private async lastAnswer(): Promise<Readonly<Record<string, unknown>>> {
    const [row] = await this.rows<{ data: Record<string, unknown> }>(
      `SELECT event->'data' AS data FROM outbox_messages, json_array_elements(body::json) AS event
        WHERE type = 'inventory.allocation-set.v1' AND event->>'subject' = $1 ORDER BY id DESC LIMIT 1`,
      this.saleId,
    );
    return row?.data ?? {};
  }

  private rows<Row extends object>(query: string, ...values: readonly string[]): Promise<Row[]> {
    return this.database.read((tx) => tx.$queryRawUnsafe<Row[]>(query, ...values));
  }
}
