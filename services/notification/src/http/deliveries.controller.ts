import { Controller, Get, Query } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Authenticated, Caller, Documented, parsed } from '@floodgate/runtime';
import { ListDeliveries } from '../use-cases/list-deliveries';
import { DeliveryPage, ListDeliveriesQuery, presentPage } from './deliveries.api';

@Controller('deliveries')
@Authenticated()
export class DeliveriesController {
  constructor(
    private readonly database: Database,
    private readonly listDeliveries: ListDeliveries,
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
    @Query(parsed(ListDeliveriesQuery)) { orderId, limit, cursor }: ListDeliveriesQuery,
  ): Promise<DeliveryPage> {
    const question = { reader, orderId, limit, after: cursor };
    const deliveries = await this.database.read((tx) => this.listDeliveries.execute(tx, question));
    return presentPage(deliveries, limit);
  }
}
