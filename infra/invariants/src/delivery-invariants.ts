import type { Finding } from './finding';
import { differencesOf, offendersOf, type Ledgers } from './ledgers';

/** Invariant 4: the customer was told each answer once, by each channel once. */
export async function deliveryFindings(ledgers: Ledgers): Promise<readonly Finding[]> {
  const answered = await ledgers.lines(
    'order',
    `SELECT order_id || ' order-' || status FROM order_history WHERE status IN ('confirmed', 'rejected')`,
  );
  const delivered = await ledgers.lines(
    'notification',
    `SELECT order_id || ' ' || template FROM deliveries WHERE status = 'delivered' AND channel = 'sandbox'`,
  );
  const received = await ledgers.lines('notification', `SELECT delivery_id::text FROM sandbox_messages`);
  const handedOver = await ledgers.lines('notification', `SELECT id::text FROM deliveries WHERE channel = 'sandbox'`);
  return [
    {
      invariant: 'every answer was told once',
      offenders: offendersOf(
        differencesOf(answered, delivered, { missing: 'never told', surplus: 'told without an answer, or twice' }),
      ),
    },
    {
      invariant: 'what was handed over is what arrived',
      offenders: offendersOf(
        differencesOf(handedOver, received, { missing: 'never arrived', surplus: 'arrived without a delivery' }),
      ),
    },
  ];
}
