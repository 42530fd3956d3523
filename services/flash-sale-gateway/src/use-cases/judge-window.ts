import { Injectable } from '@nestjs/common';
import { Clock } from '@floodgate/runtime';
import { PermitDesk } from '../clients/permit-desk';
import { judgeWindow, type WindowVerdict } from '../domain/admission';
import { SaleBoard } from '../storage/sale-board';
import { SaleFlags } from '../storage/sale-flags';

/** Whether there is anything to be admitted to right now, from memory. */
@Injectable()
export class JudgeWindow {
  constructor(
    private readonly sales: SaleBoard,
    private readonly flags: SaleFlags,
    private readonly permits: PermitDesk,
    private readonly clock: Clock,
  ) {}

  /** Undefined when this replica has not heard of the sale: then it has to be looked for. */
  execute(saleId: string): WindowVerdict | undefined {
    const sale = this.sales.get(saleId);
    if (!sale) return undefined;
    // What this replica has already leased is sold to the end, although there is no more to lease.
    const isSoldOut = this.flags.isSoldOut(sale.id) && !this.permits.hasSome(sale.id);
    return judgeWindow(sale, this.clock.now(), isSoldOut);
  }
}
