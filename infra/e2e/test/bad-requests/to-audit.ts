import { boss as token, misfit, token as customer, type BadRequest } from './bad-request';

export const badRequestsToAudit: readonly BadRequest[] = [
  misfit('an order that is no id', 'GET /audit?orderId=1', { token }, 'orderId'),
  misfit('a type that is none', 'GET /audit?type=order&since=2026-01-05T10:00:00Z', { token }, 'type'),
  misfit('a whole log of one type', 'GET /audit?type=order.placed.v1', { token }, 'type'),
  misfit('a page from nowhere', 'GET /audit?cursor=first', { token }, 'cursor'),
  misfit('a page of everything', 'GET /audit?limit=1000000', { token }, 'limit'),
  misfit('a question nobody knows', 'GET /audit?sort=asc', { token }, 'sort'),
  misfit('a page from nowhere', 'GET /alerts?cursor=first', { token }, 'cursor'),
  ['the log for a customer', 'GET /audit', { token: customer }, 403],
  ['the alerts for a customer', 'GET /alerts', { token: customer }, 403],
  misfit('a severity there is not', 'GET /alerts?severity=fatal', { token }, 'severity'),
  misfit('a time that is none', 'GET /alerts?since=1h', { token }, 'since'),
];
