import { v5 as uuidv5 } from 'uuid';
import type { Sale } from './sale';
import { SoldOutSales } from './sold-out-sales';
import type { StockClient } from './stock-client';
import type { OrderBook } from './storage/order-book';

/** Made once, for this purpose only. */
const NAMESPACE = '1c0c7a2e-5f0b-4d53-9a57-7f0f4d0fb8a1';

export type Placement =
  { readonly is: 'confirmed' | 'repeated'; readonly orderId: string } | { readonly is: 'sold-out' | 'too-few-left' };

/**
 * Reserves, stores and tells, while the customer waits. Between the answer of the stock and the row of the order nothing holds the
 * two together: whoever dies or gives up there leaves a reservation without an order. Asking again mends it, because order and
 * reservation are the same ones again; nothing else does.
 */
export class PlaceOrder {
  private readonly soldOut = new SoldOutSales();

  constructor(
    private readonly stock: StockClient,
    private readonly orders: OrderBook,
  ) {}

  /** @throws StockCrowded; StockUnknown, or what the database throws: then nobody knows what is reserved or stored */
  async execute(sale: Sale, customerId: string, wanted: number): Promise<Placement> {
    const orderId = uuidv5(`${sale.id}/${customerId}`, NAMESPACE);
    if (this.soldOut.has(sale.id)) return this.refused(orderId, 'sold-out');
    const reply = await this.stock.reserve({ orderId, sku: sale.sku, quantity: wanted });
    if (reply.outcome === 'reserved') {
      const isNew = await this.orders.insert(sale, { orderId, customerId, quantity: reply.quantity });
      return { is: isNew ? 'confirmed' : 'repeated', orderId };
    }
    const isNothingLeft = reply.outcome === 'too-few' && reply.available === 0;
    if (isNothingLeft) this.soldOut.add(sale.id);
    return this.refused(orderId, isNothingLeft ? 'sold-out' : 'too-few-left');
  }

  /** Who has an order already hears of that, not that nothing is left. */
  private async refused(orderId: string, why: 'sold-out' | 'too-few-left'): Promise<Placement> {
    return (await this.orders.has(orderId)) ? { is: 'repeated', orderId } : { is: why };
  }
}
