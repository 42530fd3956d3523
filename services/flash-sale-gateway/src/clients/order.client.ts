import {
  GetStatus,
  GetStatuses,
  PlaceOrders,
  type DataOf,
  type GetStatusesReply,
  type GetStatusReply,
} from '@floodgate/contracts';
import {
  BrokerUnavailable,
  CommandRefused,
  RpcFailure,
  RpcTimeout,
  type CommandSender,
  type RpcClient,
} from '@floodgate/messaging';

/** `full`: the order service has more waiting than it may; nothing was stored. `unconfirmed`: it may have arrived. */
export type Placement = 'stored' | 'full' | 'unconfirmed';

/** What order tells of a ticket. `unanswered`: nobody said anything in time. */
export type Status = GetStatusReply | 'unknown' | 'unanswered';

/** Many at once; those order has not heard of (yet) are missing. */
export type Statuses = GetStatusesReply['orders'];

/** The way to the service that turns tickets into orders. */
export class OrderClient {
  constructor(
    private readonly commands: CommandSender,
    private readonly rpc: RpcClient,
    private readonly deadlineMs: number,
  ) {}

  /** Resolves when the broker has the command on disk. Repeating it is harmless. */
  async place(order: DataOf<typeof PlaceOrders>): Promise<Placement> {
    try {
      await this.commands.send(PlaceOrders, order);
      return 'stored';
    } catch (error) {
      if (error instanceof CommandRefused) return 'full';
      if (error instanceof BrokerUnavailable) return 'unconfirmed';
      throw error;
    }
  }

  /** At most five hundred. Undefined when nobody answered in time. */
  async statusesOf(orderIds: readonly string[]): Promise<Statuses | undefined> {
    try {
      const request = { orderIds: [...orderIds] };
      return (await this.rpc.ask(GetStatuses, request, { deadlineMs: this.deadlineMs })).orders;
    } catch (error) {
      if (isWithoutAnswer(error)) return undefined;
      throw error;
    }
  }

  async statusOf(orderId: string): Promise<Status> {
    try {
      return await this.rpc.ask(GetStatus, { orderId }, { deadlineMs: this.deadlineMs });
    } catch (error) {
      if (error instanceof RpcFailure && error.code === 'unknown-order') return 'unknown';
      if (isWithoutAnswer(error)) return 'unanswered';
      throw error;
    }
  }
}

function isWithoutAnswer(error: unknown): boolean {
  return [RpcTimeout, RpcFailure, BrokerUnavailable].some((kind) => error instanceof kind);
}
