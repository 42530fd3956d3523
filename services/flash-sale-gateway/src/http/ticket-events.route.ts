import type { OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import { fieldErrors, NoQuery, sendProblem } from '@floodgate/runtime';
import { isSettled } from '../domain/ticket';
import type { GetTicket } from '../use-cases/get-ticket';
import {} from './flash-sales.api';
import type { Reply, Request, Server } from './server';
import { ticketEventsDocumentation } from './ticket-events.documentation';
import { malformed, noRoom, tooManyStreams, unanswered } from './ticket-events.problems';
import type { TicketStreams } from './ticket-streams';
import { TicketParams } from './tickets.api';

/** An answer that stays open, so a plain Fastify route: Nest's observables would keep far more for each of thousands. */
export class TicketEventsRoute implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly getTicket: GetTicket,
    private readonly streams: TicketStreams,
  ) {}

  onModuleInit(): void {
    const server: Server = this.host.httpAdapter.getInstance();
    server.get('/flash-sales/:id/orders/:orderId/events', {
      exposeHeadRoute: false,
      config: { isQuiet: true, needsToken: true, documented: ticketEventsDocumentation },
      handler: (request, reply) => this.follow(request, reply),
    });
    server.addHook('preClose', (done) => {
      this.streams.endAll();
      done();
    });
  }

  private async follow(request: Request, reply: Reply): Promise<Reply | undefined> {
    const { caller } = request;
    if (!caller) throw new Error('needsToken has looked who is asking');
    const query = NoQuery.safeParse(request.query);
    if (!query.success) return sendProblem(reply, malformed(fieldErrors(query.error, request.query, 'query')));
    const params = TicketParams.safeParse(request.params);
    if (!params.success) return sendProblem(reply, malformed(fieldErrors(params.error, request.params, 'params')));

    const { id: saleId, orderId } = params.data;
    const ticket = await this.getTicket.execute({ saleId, orderId, reader: caller });
    if (!ticket) return sendProblem(reply, unanswered());
    // The client has heard the end: without this it would come again for ever.
    if (isSettled(ticket) && request.headers['last-event-id'] === ticket.status) return reply.code(204).send();
    const room = this.streams.room(caller.customerId);
    if (room !== 'enough') return sendProblem(reply, room === 'none' ? noRoom() : tooManyStreams());
    this.streams.add(reply, caller.customerId, ticket);
    return undefined;
  }
}
