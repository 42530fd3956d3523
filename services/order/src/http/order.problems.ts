import { Problem, type ProblemTable } from '@floodgate/runtime';
import type { Shortage, WantedLine } from '../domain/order';

/** How the ways in which an order says no look from outside. */
export const orderProblems = {
  'order/unknown-sku': { status: 422, title: 'There is no such product' },
  'order/total-too-high': { status: 422, title: 'The order is too dear' },
  'order/idempotency-key-reused': { status: 422, title: 'The Idempotency-Key belongs to another request' },
  'order/not-found': { status: 404, title: 'There is no such order' },
  'order/not-yours': { status: 403, title: 'Not yours' },
  'order/cannot-be-paid': { status: 409, title: 'The order cannot be paid' },
  'order/cannot-be-cancelled': { status: 409, title: 'The order cannot be cancelled' },
  'order/cannot-be-refunded': { status: 409, title: 'The order cannot be refunded' },
  'order/payment-in-progress': { status: 409, title: 'Another payment is in progress' },
  'order/payment-declined': { status: 402, title: 'The payment was declined' },
} as const satisfies ProblemTable;

/** The answer to `?check=now` when something is missing. The order was not placed. */
export function shortOfStock(lines: readonly WantedLine[], shortages: readonly Shortage[]): Problem {
  return new Problem({
    status: 409,
    slug: 'order/insufficient-stock',
    title: 'Not enough in stock',
    detail: 'At least one line could not be delivered right now. Nothing was ordered.',
    extensions: { shortages },
    errors: shortages.map(({ sku, available }) => ({
      field: `lines[${lines.findIndex((line) => line.sku === sku)}].quantity`,
      message: `only ${available} available`,
    })),
  });
}
