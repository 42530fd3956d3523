import { badPages, misfit, token, type BadRequest } from './bad-request';

export const badRequestsToNotification: readonly BadRequest[] = [
  misfit('an order that is no id', 'GET /deliveries?orderId=1', { token }, 'orderId'),
  misfit("somebody else's name", 'GET /deliveries?customerId=c-2', { token }, 'customerId'),
  ...badPages('/deliveries'),
];
