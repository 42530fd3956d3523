import type { PlannedSale } from '../domain/planned-sale';
import type { FlashSaleModel } from './generated/models';

/** A row as raw SQL and the generated models both read it. */
export type SaleRow = Omit<FlashSaleModel, 'createdBy' | 'idempotencyKey' | 'request'>;

export function saleOf(row: SaleRow): PlannedSale {
  const { id, sku, name, perCustomerLimit, allocation, revision } = row;
  const { opensAt, closesAt, openedAt, closedAt, createdAt } = row;
  const { answeredRevision, allocated, refusal } = row;
  const answer = answeredRevision === null ? null : { revision: answeredRevision, allocated: allocated ?? 0, refusal };
  return {
    ...{ id, sku, name, priceMinor: Number(row.priceMinor), perCustomerLimit, allocation, revision },
    ...{ opensAt, closesAt, openedAt, closedAt, createdAt, answer },
  };
}

/** What of a sale can change by the hand of an operator. */
export function changeableFieldsOf(sale: PlannedSale) {
  const { name, priceMinor, perCustomerLimit, allocation, revision, opensAt, closesAt, openedAt, closedAt } = sale;
  return { name, priceMinor, perCustomerLimit, allocation, revision, opensAt, closesAt, openedAt, closedAt };
}
