import { nothingIn } from '../invariant';

/** The books of the sandbox provider against ours. With a real provider its statement takes the place of that table. */
export const money = [
  nothingIn('order', {
    name: 'every-payment-is-settled',
    title: 'no payment is without its answer',
    of: 'payments',
    isAboutQuiet: true,
    count: 'SELECT count(*) FROM payments',
    offenders: `
      SELECT format('payment %s of order %s is %s', id, order_id, status) FROM payments WHERE status IN ('asked', 'refunding')`,
  }),
  nothingIn('order', {
    name: 'money-adds-up',
    title: 'charges minus refunds are the total of a paid order, and nothing for any other',
    of: 'orders',
    count: 'SELECT count(*) FROM orders',
    offenders: `
      SELECT format('order %s is %s over %s, the provider kept %s', orders.id, orders.status, total_minor, coalesce(kept, 0))
        FROM orders
        LEFT JOIN (SELECT order_id, sum(charged_minor - refunded_minor) AS kept
                     FROM payments JOIN sandbox_payments ON payment_id = payments.id GROUP BY order_id) AS booked
          ON booked.order_id = orders.id
       WHERE coalesce(kept, 0) <> CASE WHEN orders.status = 'paid' THEN total_minor ELSE 0 END`,
  }),
  nothingIn('order', {
    name: 'every-charge-has-a-payment',
    title: 'the provider took nothing that we do not know of, and knows of all that we count as paid',
    of: 'payments',
    count: 'SELECT count(*) FROM payments',
    offenders: `
      SELECT format('charge %s of %s without a payment', payment_id, charged_minor - refunded_minor)
        FROM sandbox_payments WHERE charged_minor > refunded_minor AND payment_id NOT IN (SELECT id FROM payments)
       UNION ALL
      SELECT format('payment %s of order %s is approved, the order %s', payments.id, orders.id, orders.status)
        FROM payments JOIN orders ON orders.id = order_id WHERE payments.status = 'approved' AND orders.status <> 'paid'
       UNION ALL
      SELECT format('order %s is paid by %s payments', id, (SELECT count(*) FROM payments WHERE order_id = orders.id AND status = 'approved'))
        FROM orders
       WHERE status = 'paid' AND (SELECT count(*) FROM payments WHERE order_id = orders.id AND status = 'approved') <> 1`,
  }),
];
