import { Body, Controller, HttpCode, Post, Query, UseInterceptors } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Authenticated, Caller, Documented, IdempotencyKey, IdempotencyKeyHeader, parsed } from '@floodgate/runtime';
import type { z } from 'zod';
import type { OrderRequest } from '../domain/order';
import { CheckStock } from '../use-cases/check-stock';
import { PlaceOrder } from '../use-cases/place-order';
import { LocationOfOrder } from './location-of-order';
import { shortOfStock } from './order.problems';
import { OrderReceipt, PlaceOrderBody, PlaceOrderQuery } from './orders.api';
import { presentReceipt } from './orders.presenter';

@Controller('orders')
@Authenticated()
export class PlaceOrderController {
  constructor(
    private readonly database: Database,
    private readonly checkStock: CheckStock,
    private readonly placeOrder: PlaceOrder,
  ) {}

  @Post()
  @HttpCode(202)
  @UseInterceptors(LocationOfOrder)
  @Documented({
    summary: 'Place an order',
    description:
      'Prices are ours. With the header `Idempotency-Key` (1 to 200 visible characters) the request can be repeated ' +
      'without ordering twice. `?check=now` asks inventory first; when it does not answer, the order is taken unchecked.',
    headers: IdempotencyKeyHeader,
    query: PlaceOrderQuery,
    body: PlaceOrderBody,
    answers: { 202: OrderReceipt, 401: 'no valid token', 409: 'not enough in stock', 422: 'not a valid order' },
  })
  async place(
    @Caller() { customerId }: Caller,
    @Body(parsed(PlaceOrderBody)) { lines }: z.infer<typeof PlaceOrderBody>,
    @Query(parsed(PlaceOrderQuery)) { check }: z.infer<typeof PlaceOrderQuery>,
    @IdempotencyKey() idempotencyKey: string | null,
  ): Promise<OrderReceipt> {
    const request = { customerId, lines, idempotencyKey };
    const stockCheck = check === 'now' ? await this.ask(request) : 'not-asked';
    const order = await this.database.transaction((tx) => this.placeOrder.execute(tx, request));
    return presentReceipt(order, stockCheck);
  }

  /** Outside of the transaction: nobody should wait for inventory while holding a connection. */
  private async ask(request: OrderRequest): Promise<OrderReceipt['stockCheck']> {
    const check = await this.database.read((tx) => this.checkStock.execute(tx, request));
    if (check.outcome === 'short') throw shortOfStock(request.lines, check.shortages);
    return check.outcome;
  }
}
