import { Body, Controller, HttpCode, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import {
  Authenticated,
  Caller,
  Documented,
  IdempotencyKey,
  IdempotencyKeyHeader,
  NoQuery,
  parsed,
} from '@floodgate/runtime';
import type { z } from 'zod';
import { assertNotRefused, type PaymentOfOrder } from '../domain/payment';
import { ChargeCard } from '../use-cases/charge-card';
import { RecordPayment } from '../use-cases/record-payment';
import { SettlePayments } from '../use-cases/settle-payments';
import { AcceptedWhilePending } from './accepted-while-pending';
import { OrderParams } from './orders.api';
import { PayBody, PaymentReceipt } from './payments.api';
import { presentReceipt } from './payments.presenter';

@Controller('orders')
@Authenticated()
export class PayOrderController {
  constructor(
    private readonly database: Database,
    private readonly recordPayment: RecordPayment,
    private readonly chargeCard: ChargeCard,
    private readonly settlePayments: SettlePayments,
  ) {}

  @Post(':id/payment')
  @HttpCode(200)
  @UseInterceptors(AcceptedWhilePending)
  @Documented({
    summary: 'Pay your order',
    description:
      'One payment at a time, by the customer, while the order is confirmed. With the header `Idempotency-Key` the ' +
      'request can be repeated and pays once. 202: the provider has not said yet; it is asked until it does.',
    headers: IdempotencyKeyHeader,
    params: OrderParams,
    body: PayBody,
    answers: {
      200: PaymentReceipt,
      202: PaymentReceipt,
      402: 'the card was declined; try again with another card and another key',
      403: 'not yours',
      404: 'no such order',
      409: 'it cannot be paid (`orderStatus` says why), or another payment of it is in progress',
      422: 'not a valid payment',
    },
  })
  async pay(
    @Caller() { customerId }: Caller,
    @Query(parsed(NoQuery)) _query: object,
    @Param(parsed(OrderParams)) { id: orderId }: z.infer<typeof OrderParams>,
    @Body(parsed(PayBody)) { card }: z.infer<typeof PayBody>,
    @IdempotencyKey() idempotencyKey: string | null,
  ): Promise<PaymentReceipt> {
    const request = { orderId, customerId, card, idempotencyKey };
    const recorded = await this.database.transaction((tx) => this.recordPayment.execute(tx, request));
    const payment = await this.complete(recorded);
    assertNotRefused(payment);
    return presentReceipt(payment);
  }

  /** The provider is asked between two transactions. Should this process die here, the command that was recorded goes on. */
  private async complete(recorded: PaymentOfOrder): Promise<PaymentOfOrder> {
    const answer = await this.chargeCard.execute(recorded);
    if (!answer) return recorded;
    const [settled] = await this.database.transaction((tx) => this.settlePayments.execute(tx, [answer]));
    return settled ?? recorded;
  }
}
