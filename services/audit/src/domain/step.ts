/**
 * The life of an order as it is caused: whoever stands in a later line has heard, directly or not, of somebody in an earlier
 * one. Without versions: `order.placed.v2` will stand where `order.placed.v1` does.
 */
const life: readonly (readonly string[])[] = [
  ['order.placed', 'order.ticket-repeated'],
  ['inventory.stock-reserved', 'inventory.stock-rejected'],
  ['order.confirmed', 'order.rejected'],
  ['order.paid'],
  ['order.refunded', 'order.cancelled', 'order.expired'],
  ['inventory.stock-released', 'inventory.permits-available'],
  ['notification.red-packet-granted'],
  ['notification.red-packet-revoked'],
  ['notification.delivered', 'notification.failed'],
];

const steps = new Map(life.flatMap((names, step) => names.map((name) => [name, step])));

/** Where a type of event stands in the life of an order; what has no place there comes after what has. */
export function stepOf(type: string): number {
  return steps.get(type.replace(/\.v\d+$/, '')) ?? life.length;
}
