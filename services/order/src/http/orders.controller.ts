import { Controller, Get, Param, Query } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Authenticated, Caller, Documented, NoQuery, parsed } from '@floodgate/runtime';
import type { z } from 'zod';
import { GetOrder } from '../use-cases/get-order';
import { ListOrders } from '../use-cases/list-orders';
import { ListOrdersQuery, OrderAnswer, OrderPage, OrderParams } from './orders.api';
import { presentOrder, presentPage } from './orders.presenter';

@Controller('orders')
@Authenticated()
export class OrdersController {
  constructor(
    private readonly database: Database,
    private readonly getOrder: GetOrder,
    private readonly listOrders: ListOrders,
  ) {}

  @Get(':id')
  @Documented({
    summary: 'One order with its history',
    params: OrderParams,
    answers: { 200: OrderAnswer, 401: 'no valid token', 403: 'not yours', 404: 'no such order', 422: 'not an id' },
  })
  async get(
    @Caller() reader: Caller,
    @Query(parsed(NoQuery)) _query: object,
    @Param(parsed(OrderParams)) { id }: z.infer<typeof OrderParams>,
  ): Promise<OrderAnswer> {
    const order = await this.database.read((tx) => this.getOrder.execute(tx, { orderId: id, reader }));
    return presentOrder(order);
  }

  @Get()
  @Documented({
    summary: 'Orders, newest first: your own, or for operators anybody’s',
    query: ListOrdersQuery,
    answers: { 200: OrderPage, 401: 'no valid token', 403: 'not yours', 422: 'not a valid question' },
  })
  async list(
    @Caller() reader: Caller,
    @Query(parsed(ListOrdersQuery)) { customerId, limit, cursor }: z.infer<typeof ListOrdersQuery>,
  ): Promise<OrderPage> {
    const question = { reader, customerId, limit, after: cursor };
    const orders = await this.database.read((tx) => this.listOrders.execute(tx, question));
    return presentPage(orders, limit);
  }
}
