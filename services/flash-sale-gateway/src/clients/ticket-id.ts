import { v5 as uuidv5 } from 'uuid';

/** Made once, for this purpose only. Changing it would give everybody a second ticket. */
const NAMESPACE = 'b6f7a0d2-5d0e-4c55-9a0b-3f6f1f0c8f4e';

/**
 * The id of the order that a customer's ticket in a sale becomes: computed, so that asking again is the same order at
 * every layer, on every replica, without anything being stored.
 */
export function ticketIdOf(saleId: string, customerId: string): string {
  return uuidv5(`${saleId}/${customerId}`, NAMESPACE);
}
