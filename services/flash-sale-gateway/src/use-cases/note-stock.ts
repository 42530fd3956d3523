import { Injectable } from '@nestjs/common';
import { logger } from '@floodgate/observability';
import { SaleFlags } from '../storage/sale-flags';

interface StockWord {
  readonly saleId: string;
  readonly isSoldOut: boolean;
  readonly stockRevision: number;
}

const log = logger('note-stock');

/** Lowers or raises the barrier of a sale on this replica. */
@Injectable()
export class NoteStock {
  constructor(private readonly flags: SaleFlags) {}

  execute({ saleId, isSoldOut, stockRevision }: StockWord): void {
    const isNews = isSoldOut ? this.flags.soldOut(saleId, stockRevision) : this.flags.reopened(saleId, stockRevision);
    if (isNews) log.info({ saleId, stockRevision }, isSoldOut ? 'sold out' : 'open again');
  }
}
