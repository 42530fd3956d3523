import { Injectable } from '@nestjs/common';
import { Clock } from '@floodgate/runtime';
import { OrderClient } from '../clients/order.client';
import { ticketIdOf } from '../clients/ticket-id';
import type { FlashSale } from '../domain/flash-sale';
import { RememberedTickets } from '../storage/remembered-tickets';

interface Buyer {
  readonly sale: FlashSale;
  readonly customerId: string;
}

export type Admission =
  /** The broker has the command: it becomes an order, whatever happens here. `repeated`: it had it before. */
  | { readonly outcome: 'admitted' | 'repeated'; readonly orderId: string }
  /** Too much waits already, and nothing was stored; or the broker did not say whether it was. */
  | { readonly outcome: 'full' | 'unconfirmed' };

/** Gives a customer the one ticket they can have in a sale. Answered only when the broker has it on disk. */
@Injectable()
export class AdmitBuyer {
  constructor(
    private readonly orders: OrderClient,
    private readonly tickets: RememberedTickets,
    private readonly clock: Clock,
  ) {}

  async execute({ sale, customerId }: Buyer): Promise<Admission> {
    const orderId = ticketIdOf(sale.id, customerId);
    if (this.tickets.has(orderId)) return { outcome: 'repeated', orderId };

    const placement = await this.orders.place({
      orderId,
      customerId,
      saleId: sale.id,
      lines: [{ sku: sale.sku, quantity: 1, unitPriceMinor: sale.priceMinor }],
      admittedAt: this.clock.now().toISOString(),
    });
    if (placement !== 'stored') return { outcome: placement };
    this.tickets.add(orderId);
    return { outcome: 'admitted', orderId };
  }
}
