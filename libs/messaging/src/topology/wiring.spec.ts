import { defineDispatch, defineEvent, OrderPlaced, PlaceOrders } from '@floodgate/contracts';
import { z } from 'zod';
import { Handles } from '../handlers/handles.decorator';
import { computeTopology } from './compute-topology';
import { wire } from './wiring';

const Told = defineEvent('letter.told.v1', { subject: 'id', data: z.object({ id: z.string() }) });
const Deliver = defineDispatch('letter.deliver-letter.v1', {
  subject: 'id',
  routedBy: ['way'],
  data: z.object({ id: z.string(), way: z.string() }),
});

/** A class of this name with a method to call. */
function classOf(name: string) {
  const classes = {
    [name]: class {
      handle(): Promise<void> {
        return Promise.resolve();
      }
    },
  };
  return Object.values(classes)[0] ?? fail();
}

/** The same, marked as a handler. */
function handlerOf(name: string, ...decoration: Parameters<typeof Handles>) {
  const made = classOf(name);
  Handles(...decoration)(made);
  return made;
}

function fail(): never {
  throw new Error('unreachable');
}

describe('the wiring of a service', () => {
  it('names a queue after its handler, and its ladder and dead letters after the queue', () => {
    const { queues } = computeTopology(
      wire({
        owner: 'stock',
        handlers: [handlerOf('ReserveStockOnOrderPlaced', OrderPlaced, { retryDelaysMs: [1_000, 60_000] })],
      }),
    );
    expect(queues.map(({ name }) => name)).toEqual([
      'stock.reserve-stock-on-order-placed',
      'stock.reserve-stock-on-order-placed.retry-1s',
      'stock.reserve-stock-on-order-placed.retry-1m',
      'stock.reserve-stock-on-order-placed.dead',
    ]);
  });

  it('names a command handler as its command, and bounds its queue', () => {
    const { queues, bindings, exchanges } = computeTopology(
      wire({ owner: 'order', handlers: [handlerOf('PlaceOrdersHandler', PlaceOrders, { maxLength: 10 })] }),
    );
    expect(queues[0]).toMatchObject({
      name: 'order.place-orders',
      arguments: { 'x-max-length': 10, 'x-overflow': 'reject-publish' },
    });
    expect(bindings).toContainEqual({
      exchange: 'order.commands',
      queue: 'order.place-orders',
      routingKey: 'order.place-orders.v1',
      arguments: {},
    });
    expect(exchanges).toContainEqual({
      name: 'order.commands',
      kind: 'direct',
      arguments: { 'alternate-exchange': 'order.unroutable' },
    });
  });

  it('binds a headers exchange by the headers a handler takes', () => {
    const { bindings } = computeTopology(
      wire({ owner: 'letter', handlers: [handlerOf('DeliverByPigeon', Deliver, { match: { way: 'pigeon' } })] }),
    );
    expect(bindings).toContainEqual({
      exchange: 'letter.dispatch',
      queue: 'letter.deliver-by-pigeon',
      routingKey: '',
      arguments: { 'x-match': 'all', way: 'pigeon' },
    });
  });

  it('keeps what finds no queue, for every message that somebody must hear', () => {
    const { bindings } = computeTopology(
      wire({ owner: 'letter', publishes: [Told, { ...Told, type: 'letter.rumoured.v1', mayBeUnheard: true }] }),
    );
    expect(bindings.map(({ routingKey }) => routingKey)).toEqual(['letter.told.v1']);
  });

  it.each([
    [
      'two handlers on one queue',
      { handlers: [handlerOf('Twice', OrderPlaced), handlerOf('Twice', OrderPlaced)] },
      /two handlers share the queue "letter.twice"/,
    ],
    [
      'a command of somebody else',
      { handlers: [handlerOf('PlaceOrdersHandler', PlaceOrders)] },
      /only "order" may receive/,
    ],
    ['a headers exchange without headers', { handlers: [handlerOf('DeliverAnyhow', Deliver)] }, /say which headers/],
    [
      'a prefetch below the batch size',
      { handlers: [handlerOf('Slow', OrderPlaced, { prefetch: 1, batchSize: 50 })] },
      /raise prefetch or lower batchSize/,
    ],
    [
      'a ladder that does not climb',
      { handlers: [handlerOf('Falling', OrderPlaced, { retryDelaysMs: [1_000, 100] })] },
      /the longest last/,
    ],
    ['an event of somebody else', { publishes: [OrderPlaced] }, /belongs to its publisher/],
    ['a class without @Handles', { handlers: [classOf('Bare')] }, /Bare is listed as a handler but has no @Handles/],
  ])('refuses %s and says what to change', (_, settings, reason) => {
    expect(() => wire({ owner: 'letter', ...settings })).toThrow(reason);
  });

  it('reports every problem at once', () => {
    const settings = {
      owner: 'letter',
      publishes: [OrderPlaced],
      handlers: [handlerOf('PlaceOrdersHandler', PlaceOrders)],
    };
    expect(() => wire(settings)).toThrow(/only "order" may receive[\s\S]*belongs to its publisher/);
  });
});
