import type { OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import { type FieldError, fieldErrors, NoQuery, Problem } from '@floodgate/runtime';
import type { FlashSale } from '../domain/flash-sale';
import type { LookUpWindow } from '../use-cases/look-up-window';
import { quantityIn } from './admission.body';
import { admissionDocumentation } from './admission.documentation';
import { type Admittance, refuse } from './admittance';
import { sendAnswer } from './answer';
import type { Doorkeeper, KnownSight } from './doorkeeper';
import { FlashSaleParams } from './flash-sales.api';
import type { FrontDoor } from './front-door';
import type { Refusal } from './refusal';
import { invalid, invalidRequest } from './refusals';
import type { Reply, Request, Server } from './server';

const BODY_MAX_BYTES = 1_024;

type Buyer = Extract<KnownSight, { is: 'welcome' }>;

interface Parts {
  readonly frontDoor: FrontDoor;
  readonly doorkeeper: Doorkeeper;
  readonly lookUpWindow: LookUpWindow;
  readonly admittance: Admittance;
}

/**
 * The one route a crowd comes to, so a plain Fastify route: Nest's layers cost more than its work. Most never get here,
 * because the front door answers them: who does has sent a body, or asks for a sale that is not in memory.
 */
export class AdmissionRoute implements OnModuleInit {
  private readonly buyers = new WeakMap<Request, Buyer>();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly parts: Parts,
  ) {}

  onModuleInit(): void {
    const server: Server = this.host.httpAdapter.getInstance();
    void server.register((scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_MAX_BYTES }, (_request, text, parsed) =>
        parsed(null, text),
      );
      scope.post('/flash-sales/:id/orders', {
        config: { isQuiet: true, documented: admissionDocumentation },
        onRequest: (request, reply) => this.look(request, reply),
        handler: (request, reply) => this.admit(request, reply),
      });
      done();
    });
  }

  private async look(request: Request, reply: Reply): Promise<Reply | undefined> {
    const sight = await this.sightOf(request);
    if (sight.is === 'answered') return sendAnswer(reply, sight.answer, sight.retryAfterS);
    this.buyers.set(request, sight);
    return undefined;
  }

  private async sightOf(request: Request): Promise<KnownSight> {
    const { frontDoor, doorkeeper, lookUpWindow } = this.parts;
    const query = NoQuery.safeParse(request.query);
    const params = FlashSaleParams.safeParse(request.params);
    if (!query.success) throw malformed('no parameters', fieldErrors(query.error, request.query, 'query'));
    if (!params.success) throw malformed('the id of a sale', [{ field: 'id', message: 'must be a UUID' }]);
    const sight = frontDoor.sightOf(request.raw, params.data.id);
    if (sight.is !== 'unknown-sale') return sight;
    const verdict = await lookUpWindow.execute(params.data.id);
    return doorkeeper.judge(request.raw, params.data.id, verdict);
  }

  private async admit(request: Request, reply: Reply): Promise<Reply> {
    const buyer = this.buyers.get(request);
    if (!buyer) throw new Error('the hook before decides on it');
    const quantity = quantityOf(request.body, buyer.sale);
    const isAsked = typeof quantity === 'number';
    const { answer, retryAfterS } = isAsked ? await this.parts.admittance.admit(buyer, quantity) : refuse(quantity);
    return sendAnswer(reply, answer, retryAfterS);
  }
}

function malformed(what: string, errors: readonly FieldError[]): Problem {
  return new Problem(invalidRequest(`This address takes ${what}.`, errors));
}

function quantityOf(body: unknown, { id, perCustomerLimit }: FlashSale): number | Refusal {
  try {
    return quantityIn(typeof body === 'string' ? body : '', perCustomerLimit);
  } catch (error) {
    if (error instanceof Problem) return invalid(id, error);
    throw error;
  }
}
