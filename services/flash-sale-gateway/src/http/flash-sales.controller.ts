import { Controller, Get, Param, Query } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Documented, NoQuery, parsed } from '@floodgate/runtime';
import type { z } from 'zod';
import { CountSales } from '../use-cases/count-sales';
import { GetFlashSale } from '../use-cases/get-flash-sale';
import { ListFlashSales } from '../use-cases/list-flash-sales';
import { FlashSaleAnswer, FlashSalePage, FlashSaleParams, ListFlashSalesQuery } from './flash-sales.api';
import { presentPage, presentSale } from './flash-sales.presenter';

@Controller('flash-sales')
export class FlashSalesController {
  constructor(
    private readonly database: Database,
    private readonly getFlashSale: GetFlashSale,
    private readonly listFlashSales: ListFlashSales,
    private readonly countSales: CountSales,
  ) {}

  @Get(':id')
  @Documented({
    summary: 'One flash sale, with what is left of it',
    params: FlashSaleParams,
    answers: { 200: FlashSaleAnswer, 404: 'no such sale', 422: 'not an id' },
  })
  async get(
    @Query(parsed(NoQuery)) _query: object,
    @Param(parsed(FlashSaleParams)) { id }: z.infer<typeof FlashSaleParams>,
  ): Promise<FlashSaleAnswer> {
    const sale = await this.database.read((tx) => this.getFlashSale.execute(tx, id));
    return presentSale(sale, await this.countSales.execute([sale.id]));
  }

  @Get()
  @Documented({
    summary: 'Flash sales, newest first',
    query: ListFlashSalesQuery,
    answers: { 200: FlashSalePage, 422: 'not a valid question' },
  })
  async list(
    @Query(parsed(ListFlashSalesQuery)) { limit, cursor }: z.infer<typeof ListFlashSalesQuery>,
  ): Promise<FlashSalePage> {
    const sales = await this.database.read((tx) => this.listFlashSales.execute(tx, { limit, after: cursor }));
    const counters = await this.countSales.execute(sales.map(({ id }) => id));
    return presentPage(sales, { counters, limit });
  }
}
