import { OrderPlaced } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import type { ReservationRequest } from '../domain/reservation';
import { ReserveStock } from '../use-cases/reserve-stock';

@Handles(OrderPlaced)
export class ReserveStockOnOrderPlaced {
  constructor(private readonly reserveStock: ReserveStock) {}

  handleBatch(events: readonly OrderPlaced[], tx: Transaction): Promise<void> {
    return this.reserveStock.execute(
      tx,
      events.map(({ data }) => requestOf(data)),
    );
  }
}

function requestOf({ orderId, lines, saleId, leaseId }: OrderPlaced['data']): ReservationRequest {
  return { orderId, lines, ticket: saleId === null ? undefined : { saleId, leaseId: leaseId ?? null } };
}
