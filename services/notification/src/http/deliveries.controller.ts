import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Authenticated, Caller, Documented, NoQuery, OperatorOnly, parsed } from '@floodgate/runtime';
import { ListDeliveries } from '../use-cases/list-deliveries';
import { RetryDeliveries } from '../use-cases/retry-deliveries';
import { DeliveryPage, ListDeliveriesQuery, presentPage, RetriedAnswer, RetryDeliveriesBody } from './deliveries.api';

@Controller('deliveries')
@Authenticated()
export class DeliveriesController {
  constructor(
    private readonly database: Database,
    private readonly listDeliveries: ListDeliveries,
    private readonly retryDeliveries: RetryDeliveries,
  ) {}

  @Get()
  @Documented({
    summary: 'What customers were told',
    description: 'A customer sees their own deliveries, an operator everybody’s.',
    query: ListDeliveriesQuery,
    answers: { 200: DeliveryPage, 401: 'no valid token', 422: 'not a valid question' },
  })
  async list(
    @Caller() reader: Caller,
    @Query(parsed(ListDeliveriesQuery)) { cursor, ...search }: ListDeliveriesQuery,
  ): Promise<DeliveryPage> {
    const question = { reader, ...search, after: cursor };
    const deliveries = await this.database.read((tx) => this.listDeliveries.execute(tx, question));
    return presentPage(deliveries, search.limit);
  }

  @Post('retries')
  @HttpCode(202)
  @OperatorOnly()
  @Documented({
    summary: 'Try again what had failed for good',
    description:
      'For when a provider’s fault is mended. Each is tried as if it were new; a field that is left out narrows nothing.',
    body: RetryDeliveriesBody,
    answers: { 202: RetriedAnswer },
  })
  async retry(
    @Query(parsed(NoQuery)) _query: object,
    @Body(parsed(RetryDeliveriesBody)) { since, ...rest }: RetryDeliveriesBody,
  ): Promise<RetriedAnswer> {
    const chosen = { ...rest, since: since === undefined ? undefined : new Date(since) };
    return { retried: await this.database.transaction((tx) => this.retryDeliveries.execute(tx, chosen)) };
  }
}
