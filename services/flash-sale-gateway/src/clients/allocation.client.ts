import { CheckAvailability, GetAllocations, type GetAllocationsReply } from '@floodgate/contracts';
import { BrokerUnavailable, RpcFailure, RpcTimeout, type RpcClient } from '@floodgate/messaging';

/** The contract's bounds. */
const LINE_MAX_PIECES = 10_000;
const QUESTION_MAX_COUNT = 1_000;

/** What of a sale is where: `allocated = free + leased + held + sold`. */
export type Allocation = GetAllocationsReply['allocations'][number];

/** By sale; undefined when inventory did not answer in time. Sales it does not know are missing. */
export type Allocations = ReadonlyMap<string, Allocation> | undefined;

/** `unanswered`: nobody said anything in time. */
export type Availability =
  | { readonly outcome: 'enough' | 'unknown-sku' | 'unanswered' }
  | { readonly outcome: 'short'; readonly availableCount: number };

/** What inventory can tell of its books right now. */
export class AllocationClient {
  private readonly wanted = new Set<string>();
  private currentLook: Promise<unknown> = Promise.resolve();
  private nextLook: Promise<Allocations> | undefined;

  constructor(
    private readonly rpc: RpcClient,
    private readonly deadlineMs: number,
  ) {}

  /** Are there so many pieces? An advice: of more than ten thousand only so many are asked for, and nothing is promised. */
  async check(sku: string, pieceCount: number): Promise<Availability> {
    const lines = [{ sku, quantity: Math.min(pieceCount, LINE_MAX_PIECES) }];
    try {
      const reply = await this.rpc.ask(CheckAvailability, { lines }, { deadlineMs: this.deadlineMs });
      const [shortage] = reply.shortages;
      return shortage ? { outcome: 'short', availableCount: shortage.available } : { outcome: 'enough' };
    } catch (error) {
      if (error instanceof RpcFailure && error.code === 'unknown-sku') return { outcome: 'unknown-sku' };
      if (isWithoutAnswer(error)) return { outcome: 'unanswered' };
      throw error;
    }
  }

  /** One question at a time for all who look, however many they are: a crowd must not reach inventory. */
  async read(saleIds: readonly string[]): Promise<Allocations> {
    if (saleIds.length === 0) return new Map();
    for (const id of saleIds) this.wanted.add(id);
    this.nextLook ??= this.lookAfter(this.currentLook);
    return this.nextLook;
  }

  private async lookAfter(earlierLook: Promise<unknown>): Promise<Allocations> {
    await earlierLook.catch(() => undefined);
    const saleIds = [...this.wanted].slice(0, QUESTION_MAX_COUNT);
    this.wanted.clear();
    if (this.nextLook) this.currentLook = this.nextLook;
    this.nextLook = undefined;
    try {
      const { allocations } = await this.rpc.ask(GetAllocations, { saleIds }, { deadlineMs: this.deadlineMs });
      return new Map(allocations.map((allocation) => [allocation.saleId, allocation]));
    } catch (error) {
      if (isWithoutAnswer(error)) return undefined;
      throw error;
    }
  }
}

function isWithoutAnswer(error: unknown): boolean {
  return [RpcTimeout, RpcFailure, BrokerUnavailable].some((kind) => error instanceof kind);
}
