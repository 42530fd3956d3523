import type { OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import { counter } from '@floodgate/observability';
import { callerFrom, fieldErrors, sendProblem } from '@floodgate/runtime';
import type { FlashSale } from '../domain/flash-sale';
import type { AdmitBuyer } from '../use-cases/admit-buyer';
import type { JudgeWindow } from '../use-cases/judge-window';
import { readAdmissionBody } from './admission.body';
import { admissionDocumentation } from './admission.documentation';
import { closed, malformedId, refused, unknownParameters } from './admission.problems';
import { FlashSaleParams, NoQuery } from './flash-sales.api';
import type { Reply, Request, Server } from './server';
import type { TicketReceipt } from './tickets.api';

const BODY_MAX_BYTES = 1_024;

const admissions = counter({
  name: 'flash_sale_admissions_total',
  help: 'People who asked for a ticket, by what they were told.',
  labelNames: ['outcome'],
});

/**
 * The one route a crowd comes to, so a plain Fastify route: Nest's layers cost more than its work. The cheapest question
 * comes first, and those before the body is read need nothing but memory: is there such a sale, is it open, who asks?
 */
export class AdmissionRoute implements OnModuleInit {
  private readonly openSales = new WeakMap<Request, FlashSale>();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly judgeWindow: JudgeWindow,
    private readonly admitBuyer: AdmitBuyer,
    private readonly tokenSecret: string,
  ) {}

  onModuleInit(): void {
    const server: Server = this.host.httpAdapter.getInstance();
    void server.register((scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_MAX_BYTES }, readBody);
      scope.post('/flash-sales/:id/orders', {
        config: { isQuiet: true, documented: admissionDocumentation },
        onRequest: [(request, reply) => this.window(request, reply), (request) => this.identify(request)],
        handler: (request, reply) => this.admit(request, reply),
      });
      done();
    });
  }

  private async window(request: Request, reply: Reply): Promise<Reply | undefined> {
    const query = NoQuery.safeParse(request.query);
    if (!query.success) return sendProblem(reply, unknownParameters(fieldErrors(query.error, request.query, 'query')));
    const params = FlashSaleParams.safeParse(request.params);
    if (!params.success) return sendProblem(reply, malformedId());
    const verdict = await this.judgeWindow.execute(params.data.id);
    if (verdict.outcome === 'open') {
      this.openSales.set(request, verdict.sale);
      return undefined;
    }
    admissions.inc({ outcome: verdict.outcome });
    return sendProblem(reply, closed(verdict));
  }

  private async identify(request: Request): Promise<void> {
    request.caller = callerFrom(request.headers.authorization, this.tokenSecret);
  }

  private async admit(request: Request, reply: Reply): Promise<TicketReceipt | Reply> {
    const { caller } = request;
    const sale = this.openSales.get(request);
    if (!sale || !caller) throw new Error('the hooks before decide on both');
    const admission = await this.admitBuyer.execute({ sale, customerId: caller.customerId });
    admissions.inc({ outcome: admission.outcome });
    if (!('orderId' in admission)) return sendProblem(reply, refused(admission));
    const { outcome, orderId } = admission;
    reply.code(outcome === 'admitted' ? 202 : 200).header('location', `/flash-sales/${sale.id}/orders/${orderId}`);
    return { orderId, saleId: sale.id, status: 'admitted' };
  }
}

function readBody(_request: Request, text: string, done: (error: Error | null) => void): void {
  try {
    readAdmissionBody(text);
    done(null);
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
  }
}
