import { hash } from 'node:crypto';

/** Made once, for this purpose only. Changing it would give everybody a second ticket. */
const NAMESPACE = 'b6f7a0d2-5d0e-4c55-9a0b-3f6f1f0c8f4e';
/** What the first digit of a UUID's fourth group may be. */
const VARIANTS = '89ab';

/**
 * The id of the order that a customer's ticket in a sale becomes: computed, so that asking again is the same order at
 * every layer, on every replica, without anything being stored.
 *
 * A UUID of version 8, whose layout is ours: the first 48 bits are the sale's, so that the tickets of one sale are neighbours
 * in every index, and what it costs to store them does not grow with what is stored; 74 bits are of a hash.
 */
export function ticketIdOf(saleId: string, customerId: string): string {
  const digits = hash('sha1', `${NAMESPACE}/${saleId}/${customerId}`);
  const variant = VARIANTS.charAt(Number.parseInt(digits.charAt(0), 16) % VARIANTS.length);
  return `${saleId.slice(0, 13)}-8${digits.slice(1, 4)}-${variant}${digits.slice(4, 7)}-${digits.slice(7, 19)}`;
}
