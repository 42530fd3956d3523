import { GetAllocations, type GetAllocationsReply, type GetAllocationsRequest } from '@floodgate/contracts';
import { Answers } from '@floodgate/messaging';
import { Database } from '@floodgate/persistence';
import { FindAllocations } from '../use-cases/find-allocations';

@Answers(GetAllocations)
export class AnswerGetAllocations {
  constructor(
    private readonly database: Database,
    private readonly findAllocations: FindAllocations,
  ) {}

  async answer({ saleIds }: GetAllocationsRequest): Promise<GetAllocationsReply> {
    const found = await this.database.read((tx) => this.findAllocations.execute(tx, saleIds));
    const allocations = found.map(({ saleId, allocated, free, leased, held, sold, isClosed, stockRevision }) => {
      return { saleId, allocated, free, leased, held, sold, isClosed, stockRevision };
    });
    return { allocations };
  }
}
