import type { Chapter } from './chapter';
import { checkBooks } from './check-books';
import { flashSaleChapters } from './flash-sale-chapters';
import type { FinalOrder } from './shop';

/** Told again on the same data, the story needs other customers: a repeated request is not a second order. */
export function chapters(run = Date.now().toString(36)): readonly Chapter[] {
  const anna = `anna-${run}`;
  let firstOrder = '';
  return [
    async (shop, print) => {
      firstOrder = await shop.placeOrder(anna, [{ sku: 'SKU-1', quantity: 2 }], { 'idempotency-key': run });
      print(`Anna orders 2 × SKU-1               → ${told(await shop.settled(anna, firstOrder))}`);
    },
    async (shop, print) => {
      const again = await shop.placeOrder(anna, [{ sku: 'SKU-1', quantity: 2 }], { 'idempotency-key': run });
      print(
        `Anna sends the same request again   → ${again === firstOrder ? 'the same order, not a second one' : again}`,
      );
    },
    async (shop, print) => {
      const lines = [
        { sku: 'SKU-1', quantity: 1 },
        { sku: 'SKU-2', quantity: 3 },
      ];
      const order = await shop.placeOrder(`ben-${run}`, lines);
      print(`Ben orders 1 × SKU-1, 3 × SKU-2     → ${told(await shop.settled(`ben-${run}`, order))}`);
    },
    async (shop, print) => {
      const order = await shop.placeOrder(`cleo-${run}`, [{ sku: 'SKU-RARE', quantity: 50 }]);
      print(`Cleo orders 50 × SKU-RARE           → ${told(await shop.settled(`cleo-${run}`, order))}`);
    },
    async (shop, print) => {
      const { status, says } = await shop.askFirst(`dora-${run}`, [{ sku: 'SKU-RARE', quantity: 50 }]);
      print(`Dora asks first (?check=now)        → ${status} at once: ${says}`);
    },
    async (shop, print) => {
      print(`Anna pays                           → ${told(await shop.pay(anna, firstOrder))}`);
      print(`Anna was told                       → “${(await shop.told(anna, firstOrder)).join('”, “')}”`);
    },
    async (shop, print) => {
      print('');
      print('SKU          stocked  available   reserved       sold');
      for (const { sku, stocked, available, reserved, sold } of await shop.stock()) {
        print(sku.padEnd(12) + [stocked, available, reserved, sold].map(column).join(''));
      }
      print('');
    },
    ...flashSaleChapters(run),
    async (_shop, print) => print(`The books of all services           → ${await checkBooks()}`),
  ];
}

function told({ id, status, reason, totalMinor }: FinalOrder): string {
  const why = reason ?? (totalMinor / 100).toFixed(2);
  return `${status} (${why})  order ${id}`;
}

function column(count: number): string {
  return String(count).padStart(11).slice(0, 11);
}
