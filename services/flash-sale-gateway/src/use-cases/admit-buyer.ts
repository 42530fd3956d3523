import { Injectable } from '@nestjs/common';
import { OrderClient } from '../clients/order.client';
import { PermitDesk } from '../clients/permit-desk';
import type { NoPermit, Permit } from '../clients/sale-desk';
import type { FlashSale } from '../domain/flash-sale';
import { Backlog } from '../storage/backlog';
import { TicketBook } from '../storage/ticket-book';

interface Buyer {
  readonly sale: FlashSale;
  readonly customerId: string;
  /** Of the ticket, computed from the two. */
  readonly orderId: string;
  /** Pieces, from 1 to the sale's limit. */
  readonly quantity: number;
  readonly now: Date;
}

export type Admission =
  /** The broker has the command: it becomes an order, whatever happens here. `repeated`: it had it before. */
  | { readonly outcome: 'admitted' | 'repeated'; readonly orderId: string }
  | { readonly outcome: 'backlog'; readonly retryAfterS: number }
  /** Too much waits already, and nothing was stored; or the broker did not say whether it was. */
  | { readonly outcome: 'full' | 'unconfirmed' | NoPermit };

/** Gives a customer the one ticket they can have in a sale. Answered only when the broker has it on disk. */
@Injectable()
export class AdmitBuyer {
  /** By ticket. One customer who asks a thousand times at once is one admission and one permit. */
  private readonly inProgress = new Map<string, Promise<Admission>>();

  constructor(
    private readonly tickets: TicketBook,
    private readonly backlog: Backlog,
    private readonly permits: PermitDesk,
    private readonly orders: OrderClient,
  ) {}

  execute(buyer: Buyer): Promise<Admission> {
    const { orderId } = buyer;
    if (this.tickets.has(orderId)) return Promise.resolve({ outcome: 'repeated', orderId });

    const earlier = this.inProgress.get(orderId);
    if (earlier) return earlier.then(asRepeated);

    const retryAfterS = this.backlog.retryAfterS(this.inProgress.size);
    if (retryAfterS > 0) return Promise.resolve({ outcome: 'backlog', retryAfterS });

    const admission = this.admit(buyer);
    this.inProgress.set(orderId, admission);
    return admission;
  }

  /** Always waits first, so that it is in progress before it ends. */
  private async admit(buyer: Buyer): Promise<Admission> {
    try {
      const permit = await this.permits.take(buyer.sale.id, buyer.quantity);
      return typeof permit === 'string' ? { outcome: permit } : await this.place(buyer, permit);
    } finally {
      this.inProgress.delete(buyer.orderId);
    }
  }

  private async place({ sale, customerId, orderId, quantity, now }: Buyer, permit: Permit): Promise<Admission> {
    const placement = await this.orders.place({
      orderId,
      customerId,
      saleId: sale.id,
      lines: [{ sku: sale.sku, quantity, unitPriceMinor: sale.priceMinor }],
      admittedAt: now.toISOString(),
      leaseId: permit.leaseId,
    });
    if (placement === 'full') this.permits.giveBack(permit);
    else this.permits.spent(permit);
    if (placement !== 'stored') return { outcome: placement };
    this.tickets.admit({ orderId, saleId: sale.id, customerId });
    return { outcome: 'admitted', orderId };
  }
}

function asRepeated(admission: Admission): Admission {
  return 'orderId' in admission ? { ...admission, outcome: 'repeated' } : admission;
}
