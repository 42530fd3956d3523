import Fastify from 'fastify';
import { randomUUID } from 'node:crypto';
import { QUEUES, type Queues } from './queues';

const LINGER_MS = 3;
const GROUP_MAX_COUNT = 200;

interface Wanted {
  readonly sku: string;
  readonly qty: number;
  readonly userId: string;
}

interface Group {
  readonly items: object[];
  readonly sent: Promise<void>;
}

export interface Gateway {
  close(): Promise<void>;
}

const body = {
  type: 'object',
  required: ['sku', 'qty', 'userId'],
  properties: { sku: { type: 'string' }, qty: { type: 'integer' }, userId: { type: 'string' } },
};

/** HTTP 202 after the broker's confirm; POST /reject answers 429 and does nothing. */
export async function startGateway(
  queues: Queues,
  { port, coalesce }: { port: number; coalesce: boolean },
): Promise<Gateway> {
  const linger = lingering((items) => queues.send(QUEUES.intake, items));
  const app = Fastify();
  app.post<{ Body: Wanted }>('/orders', { schema: { body } }, async ({ body: { sku, qty, userId } }, reply) => {
    const item = { id: randomUUID(), sku, qty, userId };
    await (coalesce ? linger(item) : queues.send(QUEUES.intake, [item]));
    reply.code(202);
    return { id: item.id };
  });
  app.post('/reject', (_request, reply) => {
    void reply.code(429).send({ error: 'sold_out' });
  });
  await app.listen({ port, host: '127.0.0.1' });
  return { close: () => app.close() };
}

/** What comes within a few milliseconds is sent together. */
function lingering(send: (items: readonly object[]) => Promise<void>): (item: object) => Promise<void> {
  let open: Group | undefined;
  const begin = (): Group => {
    const items: object[] = [];
    const sent = new Promise<void>((resolve, reject) => {
      setTimeout(() => {
        if (open?.items === items) open = undefined;
        send(items).then(resolve, reject);
      }, LINGER_MS);
    });
    return { items, sent };
  };
  return (item) => {
    const group = (open ??= begin());
    group.items.push(item);
    if (group.items.length >= GROUP_MAX_COUNT) open = undefined;
    return group.sent;
  };
}
