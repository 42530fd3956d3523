import type { Chapter } from './chapter';

const CUSTOMERS = 1_000;
const UNITS = 100;
/** Of ten winners so many pay at once; the others have a few minutes, and then their pieces go to somebody else. */
const PAYERS_OF_TEN = 7;

/** A crowd ten times too large comes in the same moment. */
export function flashSaleChapters(run: string): readonly Chapter[] {
  let saleId = '';
  let winners: readonly { readonly customer: string; readonly orderId: string }[] = [];
  return [
    async (shop, print) => {
      saleId = await shop.openSale(`SHOW-${run.toUpperCase()}`, UNITS);
      print(`A flash sale opens                  → ${UNITS} pieces, sale ${saleId}`);
    },
    async (shop, print) => {
      const customers = Array.from({ length: CUSTOMERS }, (_, index) => `buyer-${index + 1}-${run}`);
      const startedAt = performance.now();
      const answers = await Promise.all(customers.map((customer) => shop.buyInFlashSale(customer, saleId)));
      const tookS = ((performance.now() - startedAt) / 1_000).toFixed(1);
      winners = answers.flatMap(({ customer, orderId }) => (orderId === null ? [] : [{ customer, orderId }]));
      const refused = tally(answers.filter(({ orderId }) => orderId === null).map(({ says }) => says));
      print(
        `${CUSTOMERS} customers come at once        → ${winners.length} tickets, ${refused}; all told in ${tookS} s`,
      );
    },
    async (shop, print) => {
      const ends = await Promise.all(winners.map(({ customer, orderId }) => shop.settled(customer, orderId)));
      print(`What became of the tickets          → ${tally(ends.map(({ status }) => status))}`);
    },
    async (shop, print) => {
      const payers = winners.filter((_, index) => index % 10 < PAYERS_OF_TEN);
      const paid = await Promise.all(payers.map(({ customer, orderId }) => shop.pay(customer, orderId)));
      print(`Most of the winners pay             → ${tally(paid.map(({ status }) => status))}`);
    },
  ];
}

/** `3 confirmed, 1 rejected` */
function tally(words: readonly string[]): string {
  const counts = [...new Set(words)].map((word) => `${words.filter((other) => other === word).length} ${word}`);
  return counts.length > 0 ? counts.join(', ') : 'nobody';
}
