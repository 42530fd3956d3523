import { FlashSaleClosed, FlashSaleOpened, FlashSaleReopened, FlashSaleSoldOut } from '@floodgate/contracts';
import { Listens } from '@floodgate/messaging';
import { LearnSales } from '../use-cases/learn-sales';
import { NoteStock } from '../use-cases/note-stock';
import { RefreshSales } from '../use-cases/refresh-sales';

type Signal = FlashSaleOpened | FlashSaleSoldOut | FlashSaleReopened | FlashSaleClosed;

/** What every replica must know within milliseconds; each has a queue of its own. */
@Listens([FlashSaleOpened, FlashSaleSoldOut, FlashSaleReopened, FlashSaleClosed])
export class HearSignals {
  constructor(
    private readonly noteStock: NoteStock,
    private readonly refreshSales: RefreshSales,
    private readonly learnSales: LearnSales,
  ) {}

  /** What was signalled while nobody listened is asked for. */
  learn(): Promise<void> {
    return this.learnSales.execute();
  }

  hear(signals: readonly Signal[]): void {
    for (const { type, data } of signals) {
      if (!('stockRevision' in data)) continue;
      this.noteStock.execute({ ...data, isSoldOut: type === FlashSaleSoldOut.type });
    }
    const isWindowMoved = signals.some(({ data }) => !('stockRevision' in data));
    if (isWindowMoved) this.refreshSales.execute();
  }
}
