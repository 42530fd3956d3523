import { Body, Controller, Post, Query, UseInterceptors } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import {
  Caller,
  Documented,
  IdempotencyKey,
  IdempotencyKeyHeader,
  NoQuery,
  OperatorOnly,
  parsed,
} from '@floodgate/runtime';
import type { z } from 'zod';
import { CheckAllocation } from '../use-cases/check-allocation';
import { CountSales } from '../use-cases/count-sales';
import { PlanFlashSale } from '../use-cases/plan-flash-sale';
import { refuseWithoutStock } from './flash-sale.problems';
import { FlashSaleAnswer, FlashSaleBody } from './flash-sales.api';
import { presentSale } from './flash-sales.presenter';
import { LocationOfSale } from './location-of-sale';

@Controller('flash-sales')
export class PlanFlashSaleController {
  constructor(
    private readonly database: Database,
    private readonly checkAllocation: CheckAllocation,
    private readonly planFlashSale: PlanFlashSale,
    private readonly countSales: CountSales,
  ) {}

  @Post()
  @OperatorOnly()
  @UseInterceptors(LocationOfSale)
  @Documented({
    summary: 'Plan a flash sale',
    description:
      'Inventory is asked first: what cannot be is refused at once. When it does not answer, the sale is planned all the ' +
      'same, and `inventory.answer` says later what became of it. With the header `Idempotency-Key` the request can be ' +
      'repeated without planning twice.',
    headers: IdempotencyKeyHeader,
    body: FlashSaleBody,
    answers: {
      ...{ 201: FlashSaleAnswer, 401: 'no valid token', 403: 'not an operator', 409: 'not enough in stock' },
      422: 'not a valid sale, or no such SKU',
    },
  })
  async plan(
    @Caller() { customerId: createdBy }: Caller,
    @Query(parsed(NoQuery)) _query: object,
    @Body(parsed(FlashSaleBody)) { opensAt, closesAt, name, ...offer }: z.infer<typeof FlashSaleBody>,
    @IdempotencyKey() idempotencyKey: string | null,
  ): Promise<FlashSaleAnswer> {
    const plan = { ...offer, name: name ?? offer.sku, opensAt: new Date(opensAt), closesAt: new Date(closesAt) };
    const key = { createdBy, idempotencyKey };
    // Outside of the transaction: nobody should wait for inventory while holding a connection.
    refuseWithoutStock(await this.database.read((tx) => this.checkAllocation.execute(tx, { ...plan, ...key })));
    const sale = await this.database.transaction((tx) => this.planFlashSale.execute(tx, { plan, ...key }));
    return presentSale(sale, await this.countSales.execute([sale.id]));
  }
}
