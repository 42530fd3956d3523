import { CheckAvailability, type Shortage, type StockLine } from '@floodgate/contracts';
import { BrokerUnavailable, RpcFailure, RpcTimeout, type RpcClient } from '@floodgate/messaging';
import { logger } from '@floodgate/observability';

const log = logger('inventory-client');

/** What inventory can tell right now. Never the reason why an order fails: without an answer it is simply not known. */
export class InventoryClient {
  constructor(
    private readonly rpc: RpcClient,
    private readonly deadlineMs: number,
  ) {}

  /** What is missing for these lines; undefined when inventory did not say so in time. */
  async shortagesOf(lines: readonly StockLine[]): Promise<readonly Shortage[] | undefined> {
    try {
      const { shortages } = await this.rpc.ask(
        CheckAvailability,
        { lines: [...lines] },
        { deadlineMs: this.deadlineMs },
      );
      return shortages;
    } catch (error) {
      if (error instanceof RpcFailure && error.code === 'unknown-sku') return neverStocked(lines, error.field);
      if (!isWithoutAnswer(error)) throw error;
      log.warn({ reason: error.message }, 'stock not checked');
      return undefined;
    }
  }
}

/** Inventory names one line it has never heard of; without a name no line can be promised. */
function neverStocked(lines: readonly StockLine[], field: string | undefined): Shortage[] {
  const named = lines.filter((_, index) => field?.startsWith(`lines[${index}]`));
  return (named.length > 0 ? named : lines).map(({ sku, quantity }) => ({ sku, requested: quantity, available: 0 }));
}

function isWithoutAnswer(error: unknown): error is Error {
  return [RpcTimeout, RpcFailure, BrokerUnavailable].some((kind) => error instanceof kind);
}
