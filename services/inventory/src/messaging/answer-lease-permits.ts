import { LeasePermits, type LeasePermitsReply, type LeasePermitsRequest } from '@floodgate/contracts';
import { Answers, RpcFailure } from '@floodgate/messaging';
import { Database } from '@floodgate/persistence';
import { GrantLease } from '../use-cases/grant-lease';

/** A question that changes something: the asker's id makes it safe to ask twice. */
@Answers(LeasePermits)
export class AnswerLeasePermits {
  constructor(
    private readonly database: Database,
    private readonly grantLease: GrantLease,
  ) {}

  async answer(request: LeasePermitsRequest): Promise<LeasePermitsReply> {
    const granted = await this.database.transaction((tx) => this.grantLease.execute(tx, request));
    if (granted === null)
      throw new RpcFailure('unknown-sale', `Nothing was ever allocated to ${request.saleId}.`, 'saleId');
    return granted;
  }
}
