import { nothingIn } from '../invariant';

/** Which status may follow which; an order begins as `placed`. */
const MOVES = `(VALUES (NULL, 'placed'), ('placed', 'confirmed'), ('placed', 'rejected'), ('placed', 'cancelled'),
  ('confirmed', 'paid'), ('confirmed', 'expired'), ('confirmed', 'cancelled'), ('paid', 'refunded'))`;

/** Every 202 ends in exactly one final answer. */
export const orders = [
  nothingIn('order', {
    name: 'every-order-is-answered',
    title: 'every order has its answer',
    of: 'orders',
    isAboutQuiet: true,
    count: 'SELECT count(*) FROM orders',
    offenders: `SELECT id::text FROM orders WHERE status = 'placed'`,
  }),
  nothingIn('order', {
    name: 'orders-keep-to-their-life',
    title: 'an order moved only as its life cycle allows, and is where it moved last',
    of: 'orders',
    count: 'SELECT count(*) FROM orders',
    offenders: `
      WITH move AS (
        SELECT order_id, id, status, lag(status) OVER (PARTITION BY order_id ORDER BY id) AS from_status FROM order_history
      ), wrong AS (
        SELECT DISTINCT order_id FROM move
         WHERE NOT EXISTS (SELECT FROM ${MOVES} AS allowed (from_status, status)
                            WHERE allowed.status = move.status AND allowed.from_status IS NOT DISTINCT FROM move.from_status)
      ), last AS (
        SELECT DISTINCT ON (order_id) order_id, status FROM order_history ORDER BY order_id, order_history.id DESC
      )
      SELECT format('%s is %s: %s', orders.id, status,
                    (SELECT string_agg(h.status, ' → ' ORDER BY h.id) FROM order_history AS h WHERE h.order_id = orders.id))
        FROM orders
       WHERE id IN (SELECT order_id FROM wrong)
          OR NOT EXISTS (SELECT FROM last WHERE last.order_id = orders.id AND last.status = orders.status)`,
  }),
  nothingIn('order', {
    name: 'no-order-is-overdue',
    title: 'no order that was not paid in time is still confirmed',
    of: 'orders',
    isAboutQuiet: true,
    count: 'SELECT count(*) FROM orders',
    // Half a minute, because the command to expire it travels.
    offenders: `
      SELECT format('%s was to be paid by %s', id, pay_by) FROM orders
       WHERE status = 'confirmed' AND pay_by < now() - interval '30 seconds'`,
  }),
];
