import { isUnavailable } from '@floodgate/persistence';
import { callerFrom, fieldErrors, Problem } from '@floodgate/runtime';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PlaceOrder } from './place-order';
import { busy, invalid, invalidBody, malformedAddress, noSuchSale, sendProblem } from './problems';
import { soldOut, tooFewLeft, unreadableBody } from './problems';
import type { Sale } from './sale';
import { StockUnknown } from './stock-client';

const BODY_MAX_BYTES = 1_024;

const params = z.object({ id: z.uuid() });
const body = z.strictObject({ quantity: z.int().min(1).default(1) });

interface Parts {
  readonly placeOrder: PlaceOrder;
  readonly sales: ReadonlyMap<string, Sale>;
  readonly tokenSecret: string;
}

/** The route that the crowd comes to: the same question as at the gateway of the demo, and the order itself as the answer. */
export function addOrdersRoute(server: FastifyInstance, { placeOrder, sales, tokenSecret }: Parts): void {
  server.removeAllContentTypeParsers();
  const options = { parseAs: 'string', bodyLimit: BODY_MAX_BYTES } as const;
  server.addContentTypeParser('*', options, (_request, text, done) => done(null, text));
  server.setErrorHandler((error, request, reply) => refuse(error, request, reply));
  server.post('/flash-sales/:id/orders', async (request, reply) => {
    const sale = saleOf(request, sales);
    const { customerId } = callerFrom(request.headers.authorization, tokenSecret);
    const quantity = quantityIn(request.body, sale.perCustomerLimit);
    const placement = await placeOrder.execute(sale, customerId, quantity);
    if (!('orderId' in placement)) return sendProblem(reply, placement.is === 'sold-out' ? soldOut() : tooFewLeft());
    const { orderId } = placement;
    if (placement.is === 'confirmed') server.log.info({ orderId }, 'order confirmed');
    return reply
      .code(placement.is === 'confirmed' ? 201 : 200)
      .header('location', `/flash-sales/${sale.id}/orders/${orderId}`)
      .send({ orderId, saleId: sale.id, status: 'confirmed' });
  });
}

function saleOf(request: FastifyRequest, sales: ReadonlyMap<string, Sale>): Sale {
  const { data } = params.safeParse(request.params);
  if (!data) throw malformedAddress();
  const sale = sales.get(data.id);
  if (!sale) throw noSuchSale();
  return sale;
}

/** Of no body at all, or an object. */
function quantityIn(text: unknown, limit: number): number {
  if (typeof text !== 'string' || text.trim() === '') return 1;
  const content = parseJson(text);
  const { data, error } = body.safeParse(content);
  if (error) throw invalidBody('The body must be empty, or say how many.', fieldErrors(error, content, 'body'));
  if (data.quantity <= limit) return data.quantity;
  const message = `must be at most ${limit}, the limit of this sale`;
  throw invalid(`quantity: ${message}`, 'quantity', message);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadableBody();
  }
}

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Problem) return sendProblem(reply, error);
  if (error instanceof StockUnknown || isUnavailable(error)) {
    request.log.warn(error, 'not answered');
    return sendProblem(reply, busy());
  }
  const status = statusOf(error);
  if (status >= 500) request.log.error(error, 'failed');
  const title = status >= 500 ? 'Internal Server Error' : 'Bad Request';
  return sendProblem(reply, { status, slug: 'direct/failed', title, detail: 'The request could not be served.' });
}

function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' ? status : 500;
}
