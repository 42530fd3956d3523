import type { Documentation } from '@floodgate/runtime';
import { AdmissionBody } from './admission.body';
import { FlashSaleParams } from './flash-sales.api';
import { TicketReceipt } from './tickets.api';

export const admissionDocumentation: Documentation = {
  summary: 'Ask for your ticket',
  description:
    'One per customer and sale. The ticket is the id of the order it becomes, so asking again is harmless: it is the same ' +
    'ticket, with 200 where it is remembered and 202 where it is not. Whoever prefers `text/html` is sent to a page (303) ' +
    'that says the same in words.',
  needsToken: true,
  params: FlashSaleParams,
  body: AdmissionBody,
  answers: {
    ...{ 200: TicketReceipt, 202: TicketReceipt, 303: 'for browsers: the answer as a page' },
    ...{ 401: 'no valid token', 404: 'no such sale', 410: 'sold out, or over, or fewer left than you want' },
    ...{ 422: 'not an id, or more pieces than the sale allows', 425: 'not open yet; `opensAt` says when' },
    429: 'too many requests from your address or from you: ask again after `Retry-After` seconds',
    503: 'too many wait, or nobody confirmed: ask again after `Retry-After` seconds',
  },
};
