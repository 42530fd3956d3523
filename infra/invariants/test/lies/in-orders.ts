import { changedOrder, written, type Lie } from './lie';

export const inOrders: readonly Lie[] = [
  {
    what: 'an order that lost its answer',
    breaks: 'every-order-is-answered',
    tell: changedOrder('confirmed', 'order', `UPDATE orders SET status = 'placed' WHERE id = $1`),
  },
  {
    what: 'a second answer',
    breaks: 'orders-keep-to-their-life',
    tell: changedOrder(
      'confirmed',
      'order',
      `UPDATE orders SET history = history || '{"status": "rejected", "at": "2026-01-01T00:00:00Z"}' WHERE id = $1`,
    ),
  },
  {
    what: 'an order that is not where it went',
    breaks: 'orders-keep-to-their-life',
    tell: changedOrder('confirmed', 'order', `UPDATE orders SET status = 'expired' WHERE id = $1`),
  },
  {
    what: 'an order that nobody expired',
    breaks: 'no-order-is-overdue',
    tell: changedOrder('confirmed', 'order', `UPDATE orders SET pay_by = now() - interval '1 hour' WHERE id = $1`),
  },
  {
    what: 'a payment without an answer',
    breaks: 'every-payment-is-settled',
    tell: changedOrder('paid', 'order', `UPDATE payments SET status = 'asked' WHERE order_id = $1`),
  },
  {
    what: 'a paid order that nobody paid',
    breaks: 'money-adds-up',
    tell: changedOrder('confirmed', 'order', `UPDATE orders SET status = 'paid' WHERE id = $1`),
  },
  {
    what: 'a refund that did not arrive',
    breaks: 'money-adds-up',
    tell: changedOrder(
      'refunded',
      'order',
      `UPDATE sandbox_payments SET refunded_minor = 0 WHERE payment_id IN (SELECT id FROM payments WHERE order_id = $1)`,
    ),
  },
  {
    what: 'money taken for nothing',
    breaks: 'every-charge-has-a-payment',
    tell: written(
      'order',
      `INSERT INTO sandbox_payments (payment_id, card, amount_minor, status, charged_minor) VALUES ($1, 'card', 5, 'approved', 5)`,
    ),
  },
  {
    what: 'an order that lost its goods',
    breaks: 'reservations-are-orders',
    tell: changedOrder('confirmed', 'inventory', `UPDATE reservations SET status = 'released' WHERE order_id = $1`),
  },
  {
    what: 'a paid order whose goods are not sold',
    breaks: 'reservations-are-orders',
    tell: changedOrder('paid', 'inventory', `UPDATE reservations SET status = 'held' WHERE order_id = $1`),
  },
  {
    what: 'goods held for an order that expired',
    breaks: 'reservations-are-orders',
    tell: changedOrder('expired', 'inventory', `UPDATE reservations SET status = 'held' WHERE order_id = $1`),
  },
];
