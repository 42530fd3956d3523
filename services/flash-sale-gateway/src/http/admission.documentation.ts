import type { Documentation } from '@floodgate/runtime';
import { AdmissionBody } from './admission.body';
import { FlashSaleParams } from './flash-sales.api';
import { TicketReceipt } from './tickets.api';

export const admissionDocumentation: Documentation = {
  summary: 'Ask for your ticket',
  description:
    'One per customer and sale. The ticket is the id of the order it becomes, so asking again is harmless: it is the same ' +
    'ticket, with 200 where it is remembered and 202 where it is not.',
  needsToken: true,
  params: FlashSaleParams,
  body: AdmissionBody,
  answers: {
    ...{ 200: TicketReceipt, 202: TicketReceipt, 401: 'no valid token', 404: 'no such sale', 410: 'the sale is over' },
    ...{ 422: 'not an id, or a body that is not empty', 425: 'not open yet; `opensAt` says when' },
    503: 'the intake is full, or nobody confirmed: ask again after `Retry-After` seconds',
  },
};
