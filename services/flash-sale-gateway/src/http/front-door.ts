import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OnModuleInit } from '@nestjs/common';
import type { HttpAdapterHost } from '@nestjs/core';
import { logger } from '@floodgate/observability';
import { traceRaw } from '@floodgate/runtime';
import { refuse, type Admittance, type Told, type Welcome } from './admittance';
import { writeAnswer } from './answer';
import type { Doorkeeper, Sight } from './doorkeeper';
import { unforeseen } from './refusals';
import type { Server } from './server';

const PREFIX = '/flash-sales/';
const SUFFIX = '/orders';
const ID_LENGTH = 36;
const ROUTE = `${PREFIX}:id${SUFFIX}`;
const PATH_LENGTH = PREFIX.length + ID_LENGTH + SUFFIX.length;

/** Said while the server stops: it waits for every connection that may still be used. */
const LAST_WORD = ['connection', 'close'];

const log = logger('front-door');

/**
 * Answers a crowd before Fastify routes it. A refusal is known from memory, its bytes are made beforehand, and there is
 * nothing in it to trace or to log: the framework's work on a request would be most of what a refusal costs. Who is not
 * refused and sends nothing to read is admitted here as well, in a trace as everywhere. Whoever sends a body, and whatever
 * is not exactly the one hot address, goes the usual way.
 */
export class FrontDoor implements OnModuleInit {
  private readonly sights = new WeakMap<IncomingMessage, Sight>();
  private isDraining = false;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly doorkeeper: Doorkeeper,
    private readonly admittance: Admittance,
  ) {}

  onModuleInit(): void {
    const fastify: Server = this.host.httpAdapter.getInstance();
    fastify.addHook('preClose', (done) => {
      // Fastify tells whom it answers that the connection is about to close.
      this.isDraining = true;
      done();
    });
    fastify.server.removeAllListeners('request');
    fastify.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (!this.answers(request, response)) fastify.routing(request, response);
    });
  }

  /** What was seen of a request that went on; one that came another way is looked at now. */
  sightOf(request: IncomingMessage, saleId: string): Sight {
    return this.sights.get(request) ?? this.doorkeeper.look(request, saleId);
  }

  private answers(request: IncomingMessage, response: ServerResponse): boolean {
    const saleId = saleIdIn(request);
    if (saleId === undefined || this.isDraining) return false;
    const sight = this.doorkeeper.look(request, saleId);
    if (sight.is === 'answered') {
      writeAnswer(request, response, sight.answer, sight.retryAfterS);
      return true;
    }
    if (sight.is === 'welcome' && isWithoutBody(request)) {
      void this.admit(request, response, sight);
      return true;
    }
    this.sights.set(request, sight);
    return false;
  }

  private async admit(request: IncomingMessage, response: ServerResponse, welcome: Welcome): Promise<void> {
    const trace = traceRaw(request, response, ROUTE);
    const { answer, retryAfterS } = await trace.run(() => this.told(welcome));
    const head = [...answer.head, 'x-correlation-id', trace.correlationId, ...(this.isDraining ? LAST_WORD : [])];
    // Who left meanwhile has their ticket all the same, and hears of it when they ask again.
    if (!response.destroyed) writeAnswer(request, response, { ...answer, head }, retryAfterS);
  }

  private async told(welcome: Welcome): Promise<Told> {
    try {
      return await this.admittance.admit(welcome, 1);
    } catch (error) {
      log.error({ err: error, saleId: welcome.sale.id }, 'request failed');
      return refuse(unforeseen(welcome.sale.id));
    }
  }
}

function isWithoutBody({ headers }: IncomingMessage): boolean {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = headers;
  return length === '0' && encoding === undefined;
}

function saleIdIn({ method, url = '' }: IncomingMessage): string | undefined {
  if (url.length !== PATH_LENGTH || method !== 'POST' || !url.startsWith(PREFIX) || !url.endsWith(SUFFIX))
    return undefined;
  return url.slice(PREFIX.length, PREFIX.length + ID_LENGTH);
}
