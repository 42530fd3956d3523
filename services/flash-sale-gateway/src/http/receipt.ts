import { counter } from '@floodgate/observability';
import type { Answer } from './answer';
import type { TicketReceipt } from './tickets.api';

const admissions = counter({
  name: 'flash_sale_admissions_total',
  help: 'People who got their ticket: admitted, or repeated when they had it already.',
  labelNames: ['outcome'],
});

export function countAdmission(outcome: 'admitted' | 'repeated'): void {
  admissions.inc({ outcome });
}

/** Here is your ticket. 202: it was just admitted; 200: you had it already. */
export function receiptOf(status: 200 | 202, saleId: string, orderId: string): Answer {
  const receipt: TicketReceipt = { orderId, saleId, status: 'admitted' };
  const body = JSON.stringify(receipt);
  const head = [
    ...['content-type', 'application/json; charset=utf-8'],
    ...['content-length', String(Buffer.byteLength(body))],
    ...['location', `/flash-sales/${saleId}/orders/${orderId}`],
  ];
  return { status, head, body, page: `/flash-sales/${saleId}/pages/admitted?ticket=${orderId}` };
}
