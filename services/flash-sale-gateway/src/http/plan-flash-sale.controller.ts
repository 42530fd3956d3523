import { Body, Controller, Post, Query, UseInterceptors } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Clock, Documented, OperatorOnly, parsed } from '@floodgate/runtime';
import type { z } from 'zod';
import { PlanFlashSale } from '../use-cases/plan-flash-sale';
import { FlashSaleAnswer, FlashSaleBody, NoQuery } from './flash-sales.api';
import { presentSale } from './flash-sales.presenter';
import { LocationOfSale } from './location-of-sale';

@Controller('flash-sales')
export class PlanFlashSaleController {
  constructor(
    private readonly database: Database,
    private readonly planFlashSale: PlanFlashSale,
    private readonly clock: Clock,
  ) {}

  @Post()
  @OperatorOnly()
  @UseInterceptors(LocationOfSale)
  @Documented({
    summary: 'Plan a flash sale',
    body: FlashSaleBody,
    answers: { 201: FlashSaleAnswer, 401: 'no valid token', 403: 'not an operator', 422: 'not a valid sale' },
  })
  async plan(
    @Query(parsed(NoQuery)) _query: object,
    @Body(parsed(FlashSaleBody)) { opensAt, closesAt, ...offer }: z.infer<typeof FlashSaleBody>,
  ): Promise<FlashSaleAnswer> {
    const plan = { ...offer, opensAt: new Date(opensAt), closesAt: new Date(closesAt) };
    const sale = await this.database.transaction((tx) => this.planFlashSale.execute(tx, plan));
    return presentSale(sale, this.clock.now());
  }
}
