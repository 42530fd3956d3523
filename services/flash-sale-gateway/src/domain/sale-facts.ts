import type { PlannedSale } from './planned-sale';

/** What inventory is told of a sale; a closed one gives back what it has not sold. */
export function allocationFacts({ id, sku, allocation, revision, closedAt }: PlannedSale) {
  return { saleId: id, sku, allocation, revision, isClosed: closedAt !== null };
}

/** What every replica hears when a sale begins or ends. */
export function signalFacts({ id }: Pick<PlannedSale, 'id'>, at: Date) {
  return { saleId: id, at: at.toISOString() };
}
