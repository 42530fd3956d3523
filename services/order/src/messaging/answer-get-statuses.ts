import { GetStatuses, type GetStatusesReply, type GetStatusesRequest } from '@floodgate/contracts';
import { Answers } from '@floodgate/messaging';
import { Database } from '@floodgate/persistence';
import { FindOrderStatuses } from '../use-cases/find-order-statuses';

@Answers(GetStatuses)
export class AnswerGetStatuses {
  constructor(
    private readonly database: Database,
    private readonly findOrderStatuses: FindOrderStatuses,
  ) {}

  async answer({ orderIds }: GetStatusesRequest): Promise<GetStatusesReply> {
    const orders = await this.database.read((tx) => this.findOrderStatuses.execute(tx, orderIds));
    return {
      orders: orders.map(({ id, customerId, saleId, status, reason, updatedAt, payBy }) => ({
        ...{ orderId: id, customerId, saleId, status, reason },
        ...{ changedAt: updatedAt.toISOString(), payBy: payBy?.toISOString() ?? null },
      })),
    };
  }
}
