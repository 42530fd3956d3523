import { Injectable } from '@nestjs/common';

/** Far more than are ever on sale at once. */
const SALES_MAX_COUNT = 10_000;

interface Word {
  readonly isSoldOut: boolean;
  readonly stockRevision: number;
}

interface Count {
  readonly saleId: string;
  /** Pieces left to lease. */
  readonly free: number;
  readonly stockRevision: number;
}

/**
 * What is sold out, by inventory's word: nothing is left to lease. Permits that a replica still holds may be spent all the
 * same. Inventory's words come by several ways and not in order: each says of which `stockRevision` it speaks, and only
 * the newest counts.
 */
@Injectable()
export class SaleFlags {
  private readonly words = new Map<string, Word>();

  isSoldOut(saleId: string): boolean {
    return this.words.get(saleId)?.isSoldOut ?? false;
  }

  /** Nothing is left to lease. @returns whether that is news */
  soldOut(saleId: string, stockRevision: number): boolean {
    return this.hear(saleId, { isSoldOut: true, stockRevision });
  }

  /** Something is there again, or still. @returns whether that is news */
  reopened(saleId: string, stockRevision: number): boolean {
    return this.hear(saleId, { isSoldOut: false, stockRevision });
  }

  /** What inventory counts. @returns whether that is news */
  counted({ saleId, free, stockRevision }: Count): boolean {
    return this.hear(saleId, { isSoldOut: free === 0, stockRevision });
  }

  private hear(saleId: string, word: Word): boolean {
    const known = this.words.get(saleId);
    if (known && known.stockRevision >= word.stockRevision) return false;
    const [oldest] = this.words.keys();
    if (!known && oldest !== undefined && this.words.size >= SALES_MAX_COUNT) this.words.delete(oldest);
    this.words.set(saleId, word);
    return (known?.isSoldOut ?? false) !== word.isSoldOut;
  }
}
