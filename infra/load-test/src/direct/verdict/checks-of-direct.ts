import type { Check } from '../../result/result';
import type { DirectBooks } from './direct-books';

const NOTIFICATIONS_OF_ORDER_COUNT = 2;
const STEPS_OF_ORDER_COUNT = 2;

/** What the direct way promises. Its databases know nothing of each other, so only somebody who reads both can say. */
export function checksOfDirect({ stock, reservations, orders }: DirectBooks, told: ReadonlySet<string>): Check[] {
  const wrongStock = stock.filter(
    ({ stocked, available, reserved }) => reserved > stocked || stocked !== available + reserved,
  );
  const orphans = [...reservations.keys()].filter((id) => !orders.has(id));
  const unreserved = [...orders].filter(([id, { quantity }]) => reservations.get(id) !== quantity);
  const incomplete = [...orders].filter(
    ([, { steps, notifications }]) => steps !== STEPS_OF_ORDER_COUNT || notifications !== NOTIFICATIONS_OF_ORDER_COUNT,
  );
  return [
    { title: 'direct: no piece is promised twice', offenders: wrongStock.map(({ sku }) => sku) },
    { title: 'direct: every order has what it needs of the stock', offenders: idsOf(unreserved) },
    { title: 'direct: an order is stored with its history and both notifications', offenders: idsOf(incomplete) },
    {
      title: 'direct: whoever was told so has an order',
      offenders: [...told].filter((id) => !orders.has(id)),
    },
    {
      title: `direct: every reservation has an order (orphaned reservations: ${orphans.length})`,
      offenders: orphans,
    },
  ];
}

function idsOf(orders: readonly (readonly [string, unknown])[]): string[] {
  return orders.map(([id]) => id);
}
