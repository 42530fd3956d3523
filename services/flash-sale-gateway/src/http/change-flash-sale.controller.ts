import { Body, Controller, Param, Patch, Query } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Documented, NoQuery, OperatorOnly, parsed } from '@floodgate/runtime';
import type { z } from 'zod';
import { ChangeFlashSale } from '../use-cases/change-flash-sale';
import { CheckAllocation } from '../use-cases/check-allocation';
import { CountSales } from '../use-cases/count-sales';
import { refuseWithoutStock } from './flash-sale.problems';
import { FlashSaleAnswer, FlashSaleChange, FlashSaleParams } from './flash-sales.api';
import { presentSale } from './flash-sales.presenter';

@Controller('flash-sales')
export class ChangeFlashSaleController {
  constructor(
    private readonly database: Database,
    private readonly checkAllocation: CheckAllocation,
    private readonly changeFlashSale: ChangeFlashSale,
    private readonly countSales: CountSales,
  ) {}

  @Patch(':id')
  @OperatorOnly()
  @Documented({
    summary: 'Restock a sale, end it sooner or later, or change what it offers before it opens',
    description:
      '`allocation` (pieces in all, sold ones included) and `closesAt` can be changed until it is over; a `closesAt` that ' +
      'has passed ends it at once. Everything else only before it opens.',
    params: FlashSaleParams,
    body: FlashSaleChange,
    answers: {
      ...{ 200: FlashSaleAnswer, 401: 'no valid token', 403: 'not an operator', 404: 'no such sale' },
      ...{ 409: 'not possible any more, or not enough in stock', 422: 'not a valid change' },
    },
  })
  async change(
    @Query(parsed(NoQuery)) _query: object,
    @Param(parsed(FlashSaleParams)) { id: saleId }: z.infer<typeof FlashSaleParams>,
    @Body(parsed(FlashSaleChange)) { opensAt, closesAt, ...terms }: z.infer<typeof FlashSaleChange>,
  ): Promise<FlashSaleAnswer> {
    const window = { ...momentOf('opensAt', opensAt), ...momentOf('closesAt', closesAt) };
    const request = { saleId, change: { ...terms, ...window } };
    refuseWithoutStock(await this.database.read((tx) => this.checkAllocation.execute(tx, request)));
    const sale = await this.database.transaction((tx) => this.changeFlashSale.execute(tx, request));
    return presentSale(sale, await this.countSales.execute([sale.id]));
  }
}

function momentOf(field: 'opensAt' | 'closesAt', text: string | undefined) {
  return text === undefined ? {} : { [field]: new Date(text) };
}
