import {
  CheckAvailability,
  GetAllocations,
  LeasePermits,
  type GetAllocationsReply,
  type LeasePermitsRequest,
} from '@floodgate/contracts';
import type { Probe } from '@floodgate/testing';
import { answering } from './answering';

type Book = GetAllocationsReply['allocations'][number];

const PLENTY = 1_000_000;

/** Stands in for inventory: every sale has plenty, unless a test says what it has. */
export class InventoryStandIn {
  /** Silence: questions are read and not answered. */
  isSilent = false;
  /** Lends nothing and says nothing about it, but answers everything else. */
  isSilentOnLeases = false;
  /** Pieces in stock by SKU; what is not here is unknown. */
  readonly stock = new Map<string, number>([
    ['SKU-1', PLENTY],
    ['SKU-3', PLENTY],
  ]);
  /** How often it was asked what sales have. */
  askedCount = 0;
  /** Every question for permits that was read. */
  readonly leaseQuestions: LeasePermitsRequest[] = [];
  private readonly books = new Map<string, Book>();
  private readonly grants = new Map<string, number>();

  static async beside(probe: Probe): Promise<InventoryStandIn> {
    const inventory = new InventoryStandIn();
    await answering(probe, CheckAvailability, ({ lines }) => inventory.check(lines));
    await answering(probe, GetAllocations, ({ saleIds }) => inventory.tell(saleIds));
    await answering(probe, LeasePermits, (request) => inventory.lease(request));
    return inventory;
  }

  /** What a sale has from now on; each time is a newer revision. @returns what inventory would tell of it */
  has(saleId: string, count: Partial<Book>): Book {
    const stockRevision = (this.books.get(saleId)?.stockRevision ?? 0) + 1;
    const none = { saleId, allocated: 0, free: 0, leased: 0, held: 0, sold: 0, isClosed: false, stockRevision };
    const book = { ...none, ...count };
    this.books.set(saleId, book);
    return book;
  }

  private check(lines: readonly { readonly sku: string; readonly quantity: number }[]) {
    if (this.isSilent) return undefined;
    const unknown = lines.findIndex(({ sku }) => !this.stock.has(sku));
    if (unknown >= 0)
      return { error: { code: 'unknown-sku', message: 'never stocked', field: `lines[${unknown}].sku` } };
    const shortages = lines
      .map(({ sku, quantity }) => ({ sku, requested: quantity, available: this.stock.get(sku) ?? 0 }))
      .filter(({ requested, available }) => requested > available);
    return { isAvailable: shortages.length === 0, shortages };
  }

  private tell(saleIds: readonly string[]): GetAllocationsReply | undefined {
    this.askedCount += 1;
    if (this.isSilent) return undefined;
    return { allocations: saleIds.flatMap((saleId) => this.books.get(saleId) ?? []) };
  }

  private lease(question: LeasePermitsRequest) {
    const { saleId, leaseId, wantedCount } = question;
    this.leaseQuestions.push(question);
    if (this.isSilent || this.isSilentOnLeases) return undefined;
    const book = this.books.get(saleId) ?? this.has(saleId, { allocated: PLENTY, free: PLENTY });
    const grantedCount = this.grants.get(leaseId) ?? Math.min(wantedCount, book.free);
    if (!this.grants.has(leaseId) && grantedCount > 0)
      this.has(saleId, { ...book, free: book.free - grantedCount, stockRevision: book.stockRevision + 1 });
    this.grants.set(leaseId, grantedCount);
    const { free, isClosed, stockRevision } = this.books.get(saleId) ?? book;
    return { leaseId, grantedCount, free, isClosed, stockRevision };
  }
}
