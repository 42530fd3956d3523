import { LeasePermits, ReturnPermits, type LeasePermitsReply } from '@floodgate/contracts';
import {
  BrokerUnavailable,
  CommandRefused,
  RpcFailure,
  RpcTimeout,
  type CommandSender,
  type RpcClient,
} from '@floodgate/messaging';

/** Asking twice with the same `leaseId` is asking once. */
export interface LeaseQuestion {
  readonly saleId: string;
  readonly leaseId: string;
  readonly wantedCount: number;
  /** What one of the buyers needs in one lease. */
  readonly neededCount: number;
}

/** `silent`: no answer in time, the lease may exist. `unavailable`: not asked, or inventory knows no such sale (yet). */
export type LeaseAnswer = LeasePermitsReply | 'silent' | 'unavailable';

interface Terms {
  /** The replica that asks, for the eyes of whoever reads inventory's books. */
  readonly holder: string;
  readonly durationMs: number;
  readonly deadlineMs: number;
}

/** The way to the service that owns the stock. */
export class InventoryClient {
  constructor(
    private readonly commands: CommandSender,
    private readonly rpc: RpcClient,
    private readonly terms: Terms,
  ) {}

  async lease({ saleId, leaseId, wantedCount, neededCount }: LeaseQuestion): Promise<LeaseAnswer> {
    const { holder, durationMs, deadlineMs } = this.terms;
    try {
      const question = { saleId, leaseId, wantedCount, neededCount, holder, durationMs };
      return await this.rpc.ask(LeasePermits, question, { deadlineMs });
    } catch (error) {
      if (error instanceof RpcTimeout) return 'silent';
      if (error instanceof RpcFailure || error instanceof BrokerUnavailable) return 'unavailable';
      throw error;
    }
  }

  /** @returns whether the broker has it; repeating it changes nothing */
  async returnPermits(saleId: string, leaseId: string, unspentCount: number): Promise<boolean> {
    try {
      await this.commands.send(ReturnPermits, { saleId, leaseId, unspentCount });
      return true;
    } catch (error) {
      if (error instanceof CommandRefused || error instanceof BrokerUnavailable) return false;
      throw error;
    }
  }
}
