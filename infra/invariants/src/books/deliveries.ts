import { nothingIn, sameIn } from '../invariant';

/** The customer was told everything there was to tell, once. */
export const deliveries = [
  nothingIn('notification', {
    name: 'told-once',
    title: 'one delivery per order, channel and template',
    of: 'deliveries',
    count: 'SELECT count(*) FROM deliveries',
    offenders: `
      SELECT format('%s by %s: %s, %s times', order_id, channel, template, count(*)) FROM deliveries
       GROUP BY order_id, channel, template HAVING count(*) > 1`,
  }),
  sameIn({
    name: 'every-news-is-told',
    title: 'what became of an order was told, on one channel at least, and nothing else',
    of: 'news',
    expected: ['order', `SELECT DISTINCT order_id || ' order-' || status FROM order_history WHERE status <> 'placed'`],
    found: ['notification', `SELECT DISTINCT order_id || ' ' || template FROM deliveries`],
    words: { missing: 'never told', surplus: 'told, but it never happened' },
  }),
  nothingIn('notification', {
    name: 'every-delivery-ended',
    title: 'nothing that was recorded is still on its way',
    of: 'deliveries',
    isAboutQuiet: true,
    count: 'SELECT count(*) FROM deliveries',
    // `delayed` is not on its way: it waits for the morning, or for the provider to answer again.
    offenders: `SELECT format('%s of order %s by %s', id, order_id, channel) FROM deliveries WHERE status = 'recorded'`,
  }),
  sameIn({
    name: 'delivered-is-received',
    title: 'what the sandbox was handed is what it received, once',
    of: 'deliveries',
    expected: ['notification', `SELECT id::text FROM deliveries WHERE status = 'delivered' AND provider = 'sandbox'`],
    found: ['notification', `SELECT delivery_id::text FROM sandbox_messages`],
    words: { missing: 'never arrived', surplus: 'arrived without being delivered' },
  }),
];
