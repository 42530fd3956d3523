import { boss as token, misfit, type BadRequest } from './bad-request';

export const badRequestsToAudit: readonly BadRequest[] = [
  misfit('an order that is no id', 'GET /audit?orderId=1', { token }, 'orderId'),
  misfit('a type that is none', 'GET /audit?type=order&since=2026-01-05T10:00:00Z', { token }, 'type'),
  misfit('a whole log of one type', 'GET /audit?type=order.placed.v1', { token }, 'type'),
  misfit('a page from nowhere', 'GET /audit?cursor=first', { token }, 'cursor'),
  misfit('a severity there is not', 'GET /alerts?severity=fatal', { token }, 'severity'),
  misfit('a time that is none', 'GET /alerts?since=1h', { token }, 'since'),
];
