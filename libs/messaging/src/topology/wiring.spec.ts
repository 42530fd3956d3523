import {
  defineCommand,
  defineDispatch,
  defineEvent,
  defineSignal,
  OrderPlaced,
  PlaceOrders,
} from '@floodgate/contracts';
import { z } from 'zod';
import { AnyEvent } from '../handlers/any-event';
import { Handles } from '../handlers/handles.decorator';
import { computeTopology } from './compute-topology';
import { wire } from './wiring';

const Told = defineEvent('letter.told.v1', { subject: 'id', data: z.object({ id: z.string() }) });
const Open = defineCommand('letter.open-letter.v1', { subject: 'id', data: z.object({ id: z.string() }) });
const Rang = defineSignal('letter.rang.v1', { subject: 'id', data: z.object({ id: z.string() }) });
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

  it('gives each delay a queue in front of the handler, and each length once', () => {
    const delays = [60_000, 1_500, 60_000].map((delayMs) => ({ contract: Open, delayMs }));
    const { queues } = computeTopology(
      wire({ owner: 'letter', handlers: [handlerOf('OpenLetterHandler', Open)], publishes: [Open], delays }),
    );
    expect(queues.filter(({ name }) => name.includes('.wait-'))).toEqual(
      [
        ['letter.open-letter.wait-1m', 60_000],
        ['letter.open-letter.wait-1500ms', 1_500],
      ].map(([name, ttl]) => ({
        name,
        arguments: {
          'x-queue-type': 'quorum',
          'x-overflow': 'reject-publish',
          'x-dead-letter-exchange': '',
          'x-dead-letter-routing-key': 'letter.open-letter',
          'x-dead-letter-strategy': 'at-least-once',
          'x-message-ttl': ttl,
        },
      })),
    );
  });

  it('does not declare the exchange of somebody else whom it tells to do something', () => {
    const { exchanges } = computeTopology(wire({ owner: 'letter', publishes: [PlaceOrders, Told] }));
    expect(exchanges.map(({ name }) => name)).toEqual(['letter.events', 'letter.unroutable']);
  });

  it('declares the fanout exchange of the signals it sends', () => {
    const { exchanges, bindings } = computeTopology(wire({ owner: 'letter', sends: [Rang] }));
    expect(exchanges[0]).toMatchObject({ name: 'letter.signals', kind: 'fanout' });
    expect(bindings).toEqual([]);
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
      'batches that begin before those before them',
      { handlers: [handlerOf('Hasty', OrderPlaced, { batchIntervalMs: -1 })] },
      /-1 ms from batch to batch: give 0 or more/,
    ],
    [
      'a ladder that does not climb',
      { handlers: [handlerOf('Falling', OrderPlaced, { retryDelaysMs: [1_000, 100] })] },
      /the longest last/,
    ],
    ['an event of somebody else', { publishes: [OrderPlaced] }, /belongs to its publisher/],
    ['anything from nowhere', { handlers: [handlerOf('Record', AnyEvent)] }, /needs at least one/],
    [
      'a known event from elsewhere',
      { handlers: [handlerOf('Record', OrderPlaced, { exchanges: ['x'] })] },
      /belongs to @Handles\(AnyEvent/,
    ],
    ['a signal of somebody else', { sends: [{ ...Rang, owner: 'bell' }] }, /belongs to its publisher/],
    ['a command to itself that nobody takes', { publishes: [Open] }, /add the handler to `handlers`/],
    ['a delay of what it does not handle', { delays: [{ contract: PlaceOrders, delayMs: 1 }] }, /exactly one handler/],
    [
      'a delay of what it does not publish',
      { handlers: [handlerOf('OpenLetterHandler', Open)], delays: [{ contract: Open, delayMs: 1 }] },
      /add it to `publishes`/,
    ],
    [
      'a delay of no length',
      {
        handlers: [handlerOf('OpenLetterHandler', Open)],
        publishes: [Open],
        delays: [{ contract: Open, delayMs: 0 }],
      },
      /whole milliseconds above 0/,
    ],
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
