import type { OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import { counter } from '@floodgate/observability';
import { callerFrom, sendProblem } from '@floodgate/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FlashSale } from '../domain/flash-sale';
import type { AdmitBuyer } from '../use-cases/admit-buyer';
import type { JudgeWindow } from '../use-cases/judge-window';
import { readAdmissionBody } from './admission.body';
import { admissionDocumentation } from './admission.documentation';
import { closed, malformedId, refused } from './admission.problems';
import { FlashSaleParams } from './flash-sales.api';
import type { TicketReceipt } from './tickets.api';

declare module 'fastify' {
  interface FastifyRequest {
    /** The sale that is open, once that has been decided. */
    sale: FlashSale | undefined;
  }
}

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
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly judgeWindow: JudgeWindow,
    private readonly admitBuyer: AdmitBuyer,
    private readonly tokenSecret: string,
  ) {}

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    void server.register((scope, _options, done) => {
      scope.decorateRequest('sale', undefined);
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

  private async window(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const params = FlashSaleParams.safeParse(request.params);
    if (!params.success) return sendProblem(reply, malformedId());
    const verdict = await this.judgeWindow.execute(params.data.id);
    if (verdict.outcome === 'open') {
      request.sale = verdict.sale;
      return undefined;
    }
    admissions.inc({ outcome: verdict.outcome });
    return sendProblem(reply, closed(verdict));
  }

  private async identify(request: FastifyRequest): Promise<void> {
    request.caller = callerFrom(request.headers.authorization, this.tokenSecret);
  }

  private async admit({ sale, caller }: FastifyRequest, reply: FastifyReply): Promise<TicketReceipt | FastifyReply> {
    if (!sale || !caller) throw new Error('the hooks before decide on both');
    const admission = await this.admitBuyer.execute({ sale, customerId: caller.customerId });
    admissions.inc({ outcome: admission.outcome });
    if (!('orderId' in admission)) return sendProblem(reply, refused(admission));
    const { outcome, orderId } = admission;
    reply.code(outcome === 'admitted' ? 202 : 200).header('location', `/flash-sales/${sale.id}/orders/${orderId}`);
    return { orderId, saleId: sale.id, status: 'admitted' };
  }
}

function readBody(_request: FastifyRequest, text: string, done: (error: Error | null) => void): void {
  try {
    readAdmissionBody(text);
    done(null);
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
  }
}
