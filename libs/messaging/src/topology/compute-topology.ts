import type { MessageContract } from '@floodgate/contracts';
import { deadQueueName, retryQueueName, unroutableName, waitQueueName } from './names';
import type { BindingDeclaration, ExchangeDeclaration, QueueDeclaration, Topology } from './topology';
import type { AnswererWiring, HandlerWiring, Wiring } from './wiring';

/** Redeliveries of one message (crashes, lost connections) before the broker itself calls it dead. */
const DELIVERY_LIMIT = 20;
/** An operator looks at dead letters as often as he likes. From RabbitMQ 4.0 on a queue without a limit has one of 20, and then drops. */
const LOOK_LIMIT = 1_000_000_000;
/** Messages nobody took are kept for an operator, but not without end. */
const UNROUTABLE_MAX_LENGTH = 10_000;
/** A question that nobody read for this long has no asker any more. */
const RPC_TTL_MS = 30_000;

/** Dead-lettering that survives a crash needs a quorum queue with reject-publish; without a length bound it refuses nothing. */
const DURABLE = { 'x-queue-type': 'quorum', 'x-overflow': 'reject-publish' } as const;

/** Names in, exchanges and queues out: everything that `owner` declares. */
export function computeTopology(wiring: Wiring): Topology {
  const { owner, handlers, answerers, publishes, sends } = wiring;
  const received = handlers.map(({ contract }) => contract);
  // A command of another owner travels through that owner's exchange, which is not ours to declare.
  const owned = [...publishes, ...sends, ...received].filter((contract) => contract.owner === owner);
  return {
    exchanges: [
      ...unique(owned.map(({ exchange }) => exchange.name)).map((name) => ownExchange(owner, name, owned)),
      ...(owned.length > 0 ? [{ name: unroutableName(owner), kind: 'topic' as const, arguments: {} }] : []),
      ...unique(answerers.map(({ contract }) => contract.exchange.name)).map(rpcExchange),
    ],
    queues: [
      ...handlers.flatMap(handlerQueues),
      ...answerers.map(({ queue }) => rpcQueue(queue)),
      ...(owned.length > 0 ? [unroutableQueue(owner)] : []),
    ],
    bindings: [
      ...handlers.flatMap(handlerBindings),
      ...answerers.map(answererBinding),
      ...unique(owned.filter(({ mayBeUnheard }) => !mayBeUnheard).map(({ type }) => type)).map((type) =>
        unroutableBinding(owner, type),
      ),
    ],
  };
}

/** The part of the topology that one handler needs to consume: its queues and its binding. */
export function topologyOfHandler(handler: HandlerWiring): Topology {
  return { exchanges: [], queues: handlerQueues(handler), bindings: handlerBindings(handler) };
}

/** The part that one answerer needs. */
export function topologyOfAnswerer(answerer: AnswererWiring): Topology {
  return { exchanges: [], queues: [rpcQueue(answerer.queue)], bindings: [answererBinding(answerer)] };
}

function ownExchange(owner: string, name: string, contracts: readonly MessageContract[]): ExchangeDeclaration {
  const kind = contracts.find(({ exchange }) => exchange.name === name)?.exchange.kind ?? 'topic';
  return { name, kind, arguments: { 'alternate-exchange': unroutableName(owner) } };
}

/** No alternate exchange: a question without a queue is returned to the asker, who then need not wait. */
function rpcExchange(name: string): ExchangeDeclaration {
  return { name, kind: 'direct', arguments: {} };
}

function handlerQueues({ queue, retryDelaysMs, waitsMs, maxLength }: HandlerWiring): QueueDeclaration[] {
  return [
    {
      name: queue,
      arguments: {
        ...DURABLE,
        ...deadLetterTo(deadQueueName(queue)),
        'x-delivery-limit': DELIVERY_LIMIT,
        ...(maxLength === undefined ? {} : { 'x-max-length': maxLength }),
      },
    },
    ...unique(retryDelaysMs).map((delayMs) => ({
      name: retryQueueName(queue, delayMs),
      arguments: { ...DURABLE, ...deadLetterTo(queue), 'x-message-ttl': delayMs },
    })),
    ...waitsMs.map((delayMs) => ({
      name: waitQueueName(queue, delayMs),
      arguments: { ...DURABLE, ...deadLetterTo(queue), 'x-message-ttl': delayMs },
    })),
    { name: deadQueueName(queue), arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': LOOK_LIMIT } },
  ];
}

/** Through the default exchange, which delivers to the queue named by the routing key. */
function deadLetterTo(queue: string) {
  return {
    'x-dead-letter-exchange': '',
    'x-dead-letter-routing-key': queue,
    'x-dead-letter-strategy': 'at-least-once',
  };
}

/** Classic and durable: questions are not worth a disk write, and they expire. */
function rpcQueue(name: string): QueueDeclaration {
  return { name, arguments: { 'x-queue-type': 'classic', 'x-message-ttl': RPC_TTL_MS } };
}

function unroutableQueue(owner: string): QueueDeclaration {
  return {
    name: unroutableName(owner),
    arguments: { 'x-queue-type': 'quorum', 'x-max-length': UNROUTABLE_MAX_LENGTH, 'x-overflow': 'drop-head' },
  };
}

function handlerBindings({ queue, contract, exchanges, match }: HandlerWiring): BindingDeclaration[] {
  const isByHeaders = contract.exchange.kind === 'headers';
  return exchanges.map((exchange) => ({
    exchange,
    queue,
    routingKey: routingKeyOf(contract),
    arguments: isByHeaders ? { 'x-match': 'all', ...match } : {},
  }));
}

/** The key of an alert is made of what it says, so whoever takes alerts takes all; the type of `AnyEvent` is itself a `#`. */
function routingKeyOf({ kind, exchange, type }: MessageContract): string {
  if (exchange.kind === 'headers') return '';
  return kind === 'alert' ? '#' : type;
}

function answererBinding({ queue, contract }: AnswererWiring): BindingDeclaration {
  return { exchange: contract.exchange.name, queue, routingKey: contract.type, arguments: {} };
}

function unroutableBinding(owner: string, type: string): BindingDeclaration {
  return { exchange: unroutableName(owner), queue: unroutableName(owner), routingKey: type, arguments: {} };
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
