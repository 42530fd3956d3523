import { Injectable } from '@nestjs/common';
import { FlashSaleClosed, FlashSaleOpened, SetAllocation } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { isUnanswered } from '../domain/planned-sale';
import { allocationFacts, signalFacts } from '../domain/sale-facts';
import { FlashSaleRepository } from '../storage/flash-sale.repository';
import { SaleBoard } from '../storage/sale-board';

const SALES_MAX_COUNT = 100;

/** Says of every sale once, whichever replica is first, that it has begun and that it is over. */
@Injectable()
export class OpenAndCloseSales {
  constructor(
    private readonly sales: FlashSaleRepository,
    private readonly board: SaleBoard,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns when it is to be done again at the latest, as far as this replica knows */
  async execute(tx: Transaction): Promise<Date | undefined> {
    const now = this.clock.now();
    if (await this.sales.isAnythingDue(tx, now)) await this.announce(tx, now);
    return this.board.nextChangeAfter(now);
  }

  private async announce(tx: Transaction, now: Date): Promise<void> {
    const opened = await this.sales.openDue(tx, now, SALES_MAX_COUNT);
    const closed = await this.sales.closeDue(tx, now, SALES_MAX_COUNT);
    const signal = (sale: { readonly id: string }) => signalFacts(sale, now);
    await this.outbox.addAll(tx, FlashSaleOpened, opened.map(signal));
    await this.outbox.addAll(tx, FlashSaleClosed, closed.map(signal));
    // A sale that came into the table by another way than ours has not been asked for yet.
    const toAsk = [...opened.filter(isUnanswered), ...closed];
    await this.outbox.addAll(tx, SetAllocation, toAsk.map(allocationFacts));
  }
}
