import { Injectable } from '@nestjs/common';
import { Clock } from '@floodgate/runtime';
import { judgeWindow, type WindowVerdict } from '../domain/admission';
import { SaleBoard } from '../storage/sale-board';

/** Whether there is anything to be admitted to right now. */
@Injectable()
export class JudgeWindow {
  constructor(
    private readonly sales: SaleBoard,
    private readonly clock: Clock,
  ) {}

  async execute(saleId: string): Promise<WindowVerdict> {
    return judgeWindow(await this.sales.find(saleId), this.clock.now());
  }
}
