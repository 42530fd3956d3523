import { Controller, Get, Param, Query } from '@nestjs/common';
import { Authenticated, Caller, Documented, NoQuery, parsed, Problem } from '@floodgate/runtime';
import type { z } from 'zod';
import { GetTicket } from '../use-cases/get-ticket';
import {} from './flash-sales.api';
import { unanswered } from './ticket-events.problems';
import { TicketAnswer, TicketParams } from './tickets.api';

@Controller('flash-sales/:id/orders')
@Authenticated()
export class TicketsController {
  constructor(private readonly getTicket: GetTicket) {}

  @Get(':orderId')
  @Documented({
    summary: 'What has become of your ticket',
    params: TicketParams,
    answers: {
      ...{ 200: TicketAnswer, 401: 'no valid token', 403: 'not yours', 404: 'no such sale or ticket' },
      ...{ 422: 'not an id', 503: 'the order service does not answer' },
    },
  })
  async get(
    @Caller() reader: Caller,
    @Query(parsed(NoQuery)) _query: object,
    @Param(parsed(TicketParams)) { id, orderId }: z.infer<typeof TicketParams>,
  ): Promise<TicketAnswer> {
    const ticket = await this.getTicket.execute({ saleId: id, orderId: orderId.toLowerCase(), reader });
    if (!ticket) throw new Problem(unanswered());
    return ticket;
  }
}
