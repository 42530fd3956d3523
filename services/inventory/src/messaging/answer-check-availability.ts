import { CheckAvailability, type CheckAvailabilityReply, type CheckAvailabilityRequest } from '@floodgate/contracts';
import { Answers, RpcFailure } from '@floodgate/messaging';
import { Database } from '@floodgate/persistence';
import { FindShortages } from '../use-cases/find-shortages';

@Answers(CheckAvailability)
export class AnswerCheckAvailability {
  constructor(
    private readonly database: Database,
    private readonly findShortages: FindShortages,
  ) {}

  async answer({ lines }: CheckAvailabilityRequest): Promise<CheckAvailabilityReply> {
    const unmet = await this.database.lookUp((tx) => this.findShortages.execute(tx, lines));
    const shortages = unmet.map(({ sku, requested, available }) => {
      if (available === null) throw unknownSku(sku, lines);
      return { sku, requested, available };
    });
    return { isAvailable: shortages.length === 0, shortages };
  }
}

function unknownSku(unknown: string, lines: CheckAvailabilityRequest['lines']): RpcFailure {
  const index = lines.findIndex(({ sku }) => sku === unknown);
  return new RpcFailure('unknown-sku', `There is no stock of ${unknown}.`, `lines[${index}].sku`);
}
