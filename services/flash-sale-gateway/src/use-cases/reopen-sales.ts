import { Injectable } from '@nestjs/common';
import { FlashSaleReopened } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';

interface Reopening {
  readonly saleId: string;
  readonly stockRevision: number;
}

/** Inventory told one replica that something came back: all of them must hear it. */
@Injectable()
export class ReopenSales {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  execute(tx: Transaction, reopenings: readonly Reopening[]): Promise<void> {
    const at = this.clock.now().toISOString();
    return this.outbox.addAll(
      tx,
      FlashSaleReopened,
      reopenings.map(({ saleId, stockRevision }) => ({ saleId, stockRevision, at })),
    );
  }
}
