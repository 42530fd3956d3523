import { GetStatus, type GetStatusReply, type GetStatusRequest } from '@floodgate/contracts';
import { Answers, RpcFailure } from '@floodgate/messaging';
import { Database } from '@floodgate/persistence';
import { FindOrderStatus } from '../use-cases/find-order-status';

@Answers(GetStatus)
export class AnswerGetStatus {
  constructor(
    private readonly database: Database,
    private readonly findOrderStatus: FindOrderStatus,
  ) {}

  async answer({ orderId }: GetStatusRequest): Promise<GetStatusReply> {
    const order = await this.database.read((tx) => this.findOrderStatus.execute(tx, orderId));
    if (!order) throw new RpcFailure('unknown-order', `there is no order ${orderId} (yet)`, 'orderId');
    const { id, customerId, saleId, status, reason, updatedAt, payBy } = order;
    return {
      ...{ orderId: id, customerId, saleId, status, reason },
      ...{ changedAt: updatedAt.toISOString(), payBy: payBy?.toISOString() ?? null },
    };
  }
}
