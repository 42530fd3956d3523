import { quietnessFindings } from './broker-invariants';
import { deliveryFindings } from './delivery-invariants';
import type { Finding } from './finding';
import { Ledgers, type Books } from './ledgers';
import { orderFindings } from './order-invariants';
import { reservationFindings } from './reservation-invariants';
import { stockFindings } from './stock-invariants';

/**
 * Reads every database and the broker and says whether nothing was oversold, lost or doubled. Only meaningful when the
 * system is quiet; while messages travel, the last two findings say so.
 */
export async function checkInvariants(books: Books): Promise<readonly Finding[]> {
  const ledgers = await Ledgers.open(books);
  try {
    return [
      ...(await stockFindings(ledgers)),
      ...(await orderFindings(ledgers)),
      ...(await reservationFindings(ledgers)),
      ...(await deliveryFindings(ledgers)),
      ...(await quietnessFindings(ledgers)),
    ];
  } finally {
    await ledgers.close();
  }
}
