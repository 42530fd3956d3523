import { Body, Controller, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Authenticated, Caller, Documented, NoQuery, OperatorOnly, parsed } from '@floodgate/runtime';
import type { z } from 'zod';
import { CancelOrder } from '../use-cases/cancel-order';
import { RefundOrder } from '../use-cases/refund-order';
import { OrderParams, SummaryAnswer } from './orders.api';
import { presentSummary } from './orders.presenter';
import { RefundBody } from './payments.api';

@Controller('orders')
export class EndOrderController {
  constructor(
    private readonly database: Database,
    private readonly cancelOrder: CancelOrder,
    private readonly refundOrder: RefundOrder,
  ) {}

  @Post(':id/cancellation')
  @HttpCode(200)
  @Authenticated()
  @Documented({
    summary: 'Take your order back before it is paid',
    description:
      'Cancelling a cancelled order changes nothing and gets the same answer. A payment that is on its way does not ' +
      'stop it: that money is given back.',
    params: OrderParams,
    answers: {
      200: SummaryAnswer,
      403: 'not yours',
      404: 'no such order',
      409: 'too late; `orderStatus` says why',
      422: 'not an id',
    },
  })
  async cancel(
    @Caller() { customerId }: Caller,
    @Query(parsed(NoQuery)) _query: object,
    @Param(parsed(OrderParams)) { id: orderId }: z.infer<typeof OrderParams>,
  ): Promise<SummaryAnswer> {
    const order = await this.database.transaction((tx) => this.cancelOrder.execute(tx, { orderId, customerId }));
    return presentSummary(order);
  }

  @Post(':id/refund')
  @HttpCode(200)
  @OperatorOnly()
  @Documented({
    summary: 'Undo a paid order and give its money back',
    description: 'Refunding a refunded order changes nothing and gets the same answer.',
    params: OrderParams,
    body: RefundBody,
    answers: {
      200: SummaryAnswer,
      404: 'no such order',
      409: 'there is nothing to give back; `orderStatus` says why',
      422: 'no reason given',
    },
  })
  async refund(
    @Query(parsed(NoQuery)) _query: object,
    @Param(parsed(OrderParams)) { id: orderId }: z.infer<typeof OrderParams>,
    @Body(parsed(RefundBody)) { reason }: z.infer<typeof RefundBody>,
  ): Promise<SummaryAnswer> {
    const order = await this.database.transaction((tx) => this.refundOrder.execute(tx, { orderId, reason }));
    return presentSummary(order);
  }
}
