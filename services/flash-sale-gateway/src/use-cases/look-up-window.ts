import { Injectable } from '@nestjs/common';
import { Clock } from '@floodgate/runtime';
import { judgeWindow, type WindowVerdict } from '../domain/admission';
import { SaleBoard } from '../storage/sale-board';
import { SaleFlags } from '../storage/sale-flags';

/** Whether there is such a sale at all, for whoever asks for one that is not in memory. */
@Injectable()
export class LookUpWindow {
  constructor(
    private readonly sales: SaleBoard,
    private readonly flags: SaleFlags,
    private readonly clock: Clock,
  ) {}

  async execute(saleId: string): Promise<WindowVerdict> {
    const sale = await this.sales.find(saleId);
    return judgeWindow(sale, this.clock.now(), sale !== undefined && this.flags.isSoldOut(sale.id));
  }
}
