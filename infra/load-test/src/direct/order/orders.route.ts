import { callerFrom } from '@floodgate/runtime';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { quantityIn } from './order-body';
import type { PlaceOrder } from './place-order';
import { malformedAddress, noSuchSale, sendProblem, soldOut, tooFewLeft } from './problems';
import { refuse } from './refuse';
import type { Sale } from './sale';

const BODY_MAX_BYTES = 1_024;

const params = z.object({ id: z.uuid() });

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
