import { v7 as uuidv7 } from 'uuid';
import type { TestBooks } from './books';

type Status = 'confirmed' | 'paid' | 'rejected' | 'cancelled' | 'expired' | 'refunded';

/** How an order came to its status. */
const path: Readonly<Record<Status, readonly string[]>> = {
  confirmed: ['placed', 'confirmed'],
  paid: ['placed', 'confirmed', 'paid'],
  rejected: ['placed', 'rejected'],
  cancelled: ['placed', 'cancelled'],
  expired: ['placed', 'confirmed', 'expired'],
  refunded: ['placed', 'confirmed', 'paid', 'refunded'],
};
const reserved = {
  ...{ confirmed: 'held', paid: 'sold', rejected: 'refused' },
  ...{ cancelled: 'released', expired: 'released', refunded: 'refunded' },
} as const satisfies Record<Status, string>;

/** Order `$1` is said to have moved to `$2`. */
export const ONE_MORE_MOVE = `
  UPDATE orders SET history = history || jsonb_build_object('status', $2::text, 'at', now()) WHERE id = $1`;

/** Two pieces at 100 each, with the traces such an order leaves in all the books. @returns its id */
export async function honestOrder({ write }: TestBooks, status: Status, saleId: string | null = null): Promise<string> {
  const [orderId, customerId] = [uuidv7(), `c-${uuidv7()}`];
  await write(
    'order',
    `INSERT INTO orders (id, customer_id, sale_id, status, total_minor, placed_at, updated_at, lines, history)
     VALUES ($1, $2, $3, $4, 200, now(), now(), '[{"sku": "SKU-1", "quantity": 2, "unitPriceMinor": 100}]', '[]')`,
    [orderId, customerId, saleId, status],
  );
  for (const step of path[status]) {
    await write('order', ONE_MORE_MOVE, [orderId, step]);
    await recorded({ write }, orderId, `order.${step}.v1`);
    if (step !== 'placed') await told({ write }, orderId, `order-${step}`);
  }
  if (status === 'paid' || status === 'refunded') await honestPayment({ write }, orderId, status);
  await write(
    'inventory',
    `INSERT INTO reservations (order_id, sku, quantity, sale_id, status, decided_at) VALUES ($1, 'SKU-1', 2, $2, $3, now())`,
    [orderId, saleId, reserved[status]],
  );
  return orderId;
}

type Writing = Pick<TestBooks, 'write'>;

export async function recorded({ write }: Writing, orderId: string, type: string): Promise<void> {
  await write(
    'audit',
    `INSERT INTO audit_entries (event_id, type, source, subject, order_id, occurred_at, received_at, step, data)
     VALUES ($1, $2, 'order', $3::text, $3::text::uuid, now(), now(), 0, '{}')`,
    [uuidv7(), type, orderId],
  );
}

export async function told({ write }: Writing, orderId: string, template: string): Promise<string> {
  const id = uuidv7();
  await write(
    'notification',
    `INSERT INTO deliveries (id, order_id, customer_id, channel, template, body, status, provider, created_at, delivered_at)
     VALUES ($1, $2, 'c-1', 'email', $3, '', 'delivered', 'sandbox', now(), now())`,
    [id, orderId, template],
  );
  await write('notification', `INSERT INTO sandbox_messages VALUES ($1, now())`, [id]);
  return id;
}

async function honestPayment({ write }: Writing, orderId: string, status: 'paid' | 'refunded'): Promise<void> {
  const id = uuidv7();
  await write(
    'order',
    `INSERT INTO payments (id, order_id, customer_id, card, amount_minor, status, created_at, updated_at)
     VALUES ($1, $2, 'c-1', 'card', 200, $3, now(), now())`,
    [id, orderId, status === 'paid' ? 'approved' : 'refunded'],
  );
  await write(
    'order',
    `INSERT INTO sandbox_payments (payment_id, card, amount_minor, status, charged_minor, refunded_minor)
     VALUES ($1, 'card', 200, 'approved', 200, $2)`,
    [id, status === 'paid' ? 0 : 200],
  );
}

/** Ten pieces allocated to a sale of SKU-1: two held, two sold, three leased, three free. @returns the sale's id */
export async function honestSale(books: TestBooks): Promise<string> {
  const saleId = uuidv7();
  await books.write(
    'flash-sale-gateway',
    `INSERT INTO flash_sales (id, sku, name, price_minor, per_customer_limit, allocation, opens_at, closes_at, created_at, created_by, request)
     VALUES ($1, 'SKU-1', 'Sale', 100, 2, 10, now(), now() + interval '1 hour', now(), 'operator', '')`,
    [saleId],
  );
  await books.write(
    'inventory',
    `INSERT INTO sale_allocations (sale_id, sku, allocated, free, leased, held, sold, revision, set_at)
     VALUES ($1, 'SKU-1', 10, 3, 3, 2, 2, 1, now())`,
    [saleId],
  );
  await books.write(
    'inventory',
    `INSERT INTO permit_leases (lease_id, sale_id, holder, granted, outstanding, arrived, leased_at, expires_at, reconcile_at)
     VALUES ($1, $2, 'replica-1', 7, 3, 4, now(), now() + interval '1 minute', now() + interval '2 minutes')`,
    [uuidv7(), saleId],
  );
  await honestOrder(books, 'confirmed', saleId);
  await honestOrder(books, 'paid', saleId);
  return saleId;
}

/** A campaign of 1000 with one packet of 50 for a paid order. */
export async function honestRedPacket({ write }: Writing, orderId: string): Promise<void> {
  const [campaignId, packetId] = [uuidv7(), uuidv7()];
  await write(
    'notification',
    `INSERT INTO red_packet_campaigns (id, name, kind, budget_minor, packet_count, min_order_minor, starts_at, ends_at,
                                       granted_count, granted_minor, created_by, created_at)
     VALUES ($1, 'Spring', 'random', 1000, 10, 0, now(), now() + interval '1 day', 1, 50, 'operator', now())`,
    [campaignId],
  );
  await write(
    'notification',
    `INSERT INTO red_packets (id, order_id, customer_id, status, campaign_id, amount_minor, granted_at)
     VALUES ($1, $2, 'c-1', 'granted', $3, 50, now())`,
    [packetId, orderId, campaignId],
  );
  const transfer = `
    INSERT INTO ledger_transfers (kind, debit_account, credit_account, amount_minor, campaign_id, red_packet_id, at)
    VALUES ($1, $2, $3, $4, $5, $6, now())`;
  const account = `campaign:${campaignId}`;
  await write('notification', transfer, ['funding', 'house', account, 1000, campaignId, null]);
  await write('notification', transfer, ['grant', account, 'customer:c-1', 50, campaignId, packetId]);
}
