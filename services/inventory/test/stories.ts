import type { OrderPlaced } from '@floodgate/contracts';
import type { Isolated } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

/** A SKU of its own, with so many pieces. */
export async function stocked({ sql }: Pick<Isolated, 'sql'>, count: number): Promise<string> {
  const sku = uuidv7().toUpperCase();
  await sql('INSERT INTO stock (sku, stocked, available) VALUES ($1, $2, $2)', [sku, count]);
  return sku;
}

/** A SKU of 10 with 2 pieces held, or sold, to an order. */
export async function reservedOrder(environment: Pick<Isolated, 'sql'>, status: 'held' | 'sold') {
  const sku = await stocked(environment, 10);
  const orderId = uuidv7();
  await environment.sql(
    `WITH taken AS (
       UPDATE stock SET available = 8, reserved = CASE $3 WHEN 'held' THEN 2 ELSE 0 END,
              sold = CASE $3 WHEN 'sold' THEN 2 ELSE 0 END WHERE sku = $2)
     INSERT INTO reservations (order_id, sku, quantity, status, decided_at) VALUES ($1, $2, 2, $3, now())`,
    [orderId, sku, status],
  );
  return { orderId, sku };
}

/** A sale of 10 pieces of which a replica has 5 in a lease. */
export async function leasedSale(environment: Pick<Isolated, 'sql'>) {
  const sku = await stocked(environment, 10);
  const saleId = uuidv7();
  const leaseId = uuidv7();
  await environment.sql(
    `WITH taken AS (UPDATE stock SET available = 0, reserved = 10 WHERE sku = $3), sale AS (
       INSERT INTO sale_allocations (sale_id, sku, allocated, free, leased, revision, set_at)
       VALUES ($1, $3, 10, 5, 5, 1, now()))
     INSERT INTO permit_leases (lease_id, sale_id, holder, granted, outstanding, leased_at, expires_at, reconcile_at)
     VALUES ($2, $1, 'gateway-1', 5, 5, now(), now() + interval '1 minute', now() + interval '2 minutes')`,
    [saleId, leaseId, sku],
  );
  return { saleId, leaseId, sku };
}

export function placed(data: Pick<OrderPlaced['data'], 'saleId' | 'leaseId'> & { sku: string; quantity: number }) {
  const { sku, quantity, ...ticket } = data;
  return {
    ...ticket,
    orderId: uuidv7(),
    customerId: 'c-1',
    lines: [{ sku, quantity, unitPriceMinor: 100 }],
    totalMinor: 100 * quantity,
    placedAt: new Date().toISOString(),
  };
}

/** What every event about an order says. */
export function aboutOrder(orderId: string, saleId: string | null = null) {
  return { orderId, customerId: 'c-1', saleId };
}

export const paid = (orderId: string, saleId: string | null = null) => ({
  ...aboutOrder(orderId, saleId),
  ...{ totalMinor: 200, paymentId: orderId, paidAt: new Date().toISOString() },
});

export const refunded = (orderId: string, saleId: string | null = null) => ({
  ...aboutOrder(orderId, saleId),
  ...{ totalMinor: 200, paymentId: orderId, reason: 'does not fit', refundedAt: new Date().toISOString() },
});

export const expired = (orderId: string, saleId: string | null = null) => ({
  ...aboutOrder(orderId, saleId),
  expiredAt: new Date().toISOString(),
});

export const cancelled = (orderId: string, sku: string, quantity: number, saleId: string | null = null) => ({
  ...aboutOrder(orderId, saleId),
  ...{ lines: [{ sku, quantity }], cancelledAt: new Date().toISOString() },
});
