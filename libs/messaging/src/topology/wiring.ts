import type { MessageContract, RpcContract } from '@floodgate/contracts';
import { WiringError } from '../errors';
import { answererMetadataOf } from '../handlers/answers.decorator';
import type { AnswererClass, Delay, HandlerClass, ListenerClass, MessagingSettings } from '../handlers/handler-class';
import { handlerMetadataOf } from '../handlers/handles.decorator';
import { AnyEvent } from '../handlers/any-event';
import { listenerMetadataOf } from '../listeners/listens.decorator';
import { delayProblemsOf, waitsOf } from './delay-problems';
import { queueName, rpcQueueName } from './names';

/** Ladder, prefetch and batches of handlers that say nothing about them. */
const RETRY_DELAYS_MS: readonly number[] = [1_000, 10_000, 60_000];
const PREFETCH = 20;
const BATCH_SIZE = 250;
const BATCH_INTERVAL_MS = 100;
const INBOX_RETENTION_DAYS = 7;

/** One handler with every default filled in. */
export interface HandlerWiring {
  readonly handler: HandlerClass;
  readonly contract: MessageContract;
  /** Also the inbox consumer, the span, and the `handler` label of logs and metrics. */
  readonly queue: string;
  readonly prefetch: number;
  readonly batchSize: number;
  readonly batchIntervalMs: number;
  readonly retryDelaysMs: readonly number[];
  /** How long its messages may wait before they are taken; each length has a queue. */
  readonly waitsMs: readonly number[];
  readonly once: 'inbox' | 'own-key';
  readonly maxLength: number | undefined;
  readonly match: Readonly<Record<string, string>>;
  /** Where its messages are published. */
  readonly exchanges: readonly string[];
}

export interface AnswererWiring {
  readonly answerer: AnswererClass;
  readonly contract: RpcContract;
  readonly queue: string;
}

/** One listener: a queue of its own in each process. */
export interface ListenerWiring {
  readonly listener: ListenerClass;
  readonly contracts: readonly MessageContract[];
  /** The queue's name is this and a random part. */
  readonly name: string;
}

/** What a service says about its messaging, checked. */
export interface Wiring {
  readonly owner: string;
  readonly handlers: readonly HandlerWiring[];
  readonly answerers: readonly AnswererWiring[];
  readonly listeners: readonly ListenerWiring[];
  readonly publishes: readonly MessageContract[];
  readonly sends: readonly MessageContract[];
  readonly asks: readonly RpcContract[];
  readonly inboxRetentionDays: number;
}

/** @throws WiringError naming everything that is wrong and where to change it. */
export function wire(settings: Omit<MessagingSettings, 'url'>): Wiring {
  const { owner, delays = [] } = settings;
  const wiring: Wiring = {
    owner,
    handlers: (settings.handlers ?? []).map((handler) => wireHandler(owner, handler, delays)),
    answerers: (settings.answers ?? []).map(wireAnswerer),
    listeners: (settings.listeners ?? []).map((listener) => wireListener(owner, listener)),
    publishes: settings.publishes ?? [],
    sends: settings.sends ?? [],
    asks: settings.asks ?? [],
    inboxRetentionDays: settings.inboxRetentionDays ?? INBOX_RETENTION_DAYS,
  };
  const problems = [...problemsOf(wiring), ...delayProblemsOf(wiring, delays)];
  if (problems.length > 0)
    throw new WiringError(`The messaging of "${owner}" is wired wrongly:\n- ${problems.join('\n- ')}`);
  return wiring;
}

function wireHandler(owner: string, handler: HandlerClass, delays: readonly Delay[]): HandlerWiring {
  const metadata = handlerMetadataOf(handler);
  if (!metadata)
    throw new WiringError(`${handler.name} is listed as a handler but has no @Handles(…): add it above the class.`);
  const { contract, options } = metadata;
  return {
    handler,
    contract,
    queue: queueName(owner, handler.name),
    prefetch: options.prefetch ?? PREFETCH,
    batchSize: options.batchSize ?? BATCH_SIZE,
    batchIntervalMs: options.batchIntervalMs ?? BATCH_INTERVAL_MS,
    retryDelaysMs: options.retryDelaysMs ?? RETRY_DELAYS_MS,
    waitsMs: waitsOf(contract, delays),
    once: options.once ?? 'inbox',
    maxLength: options.maxLength,
    match: options.match ?? {},
    exchanges: options.exchanges ?? (contract === AnyEvent ? [] : [contract.exchange.name]),
  };
}

function wireAnswerer(answerer: AnswererClass): AnswererWiring {
  const metadata = answererMetadataOf(answerer);
  if (!metadata)
    throw new WiringError(`${answerer.name} is listed under answers but has no @Answers(…): add it above the class.`);
  return { answerer, contract: metadata.contract, queue: rpcQueueName(metadata.contract.type) };
}

function wireListener(owner: string, listener: ListenerClass): ListenerWiring {
  const metadata = listenerMetadataOf(listener);
  if (!metadata)
    throw new WiringError(
      `${listener.name} is listed under listeners but has no @Listens([…]): add it above the class.`,
    );
  return { listener, contracts: metadata.contracts, name: queueName(owner, listener.name) };
}

function problemsOf({ owner, handlers, answerers, listeners, publishes, sends }: Wiring): string[] {
  const queues = [...[...handlers, ...answerers].map(({ queue }) => queue), ...listeners.map(({ name }) => name)];
  return [
    ...queues
      .filter((queue, index) => queues.indexOf(queue) !== index)
      .map((queue) => `two handlers share the queue "${queue}": rename one of the classes; one queue, one handler.`),
    ...handlers
      .filter(({ contract }) => !isHeardByMany(contract.kind) && contract.owner !== owner)
      .map(
        ({ handler, contract }) =>
          `${handler.name} handles ${contract.type}, which only "${contract.owner}" may receive.`,
      ),
    ...handlers
      .filter(({ contract, exchanges }) => !isFrom(contract, exchanges))
      .map(
        ({ handler }) =>
          `${handler.name} takes from the wrong exchanges: { exchanges: […] } belongs to @Handles(AnyEvent, …), which needs at least one.`,
      ),
    ...handlers
      .filter(({ contract, match }) => contract.kind === 'dispatch' && Object.keys(match).length === 0)
      .map(({ handler }) => `${handler.name} takes from a headers exchange: say which headers with { match: { … } }.`),
    ...handlers
      .filter(({ prefetch, batchSize }) => prefetch < 1 || batchSize < 1 || (prefetch === 1 && batchSize > 1))
      .map(
        ({ handler, prefetch, batchSize }) =>
          `${handler.name} prefetches ${prefetch} and wants batches of ${batchSize}: a batch is made of what was prefetched, raise prefetch or lower batchSize.`,
      ),
    ...handlers
      .filter(({ batchIntervalMs }) => !(batchIntervalMs >= 0))
      .map(
        ({ handler, batchIntervalMs }) =>
          `${handler.name} wants ${batchIntervalMs} ms from batch to batch: give 0 or more.`,
      ),
    ...handlers
      .filter(({ retryDelaysMs }) => retryDelaysMs.some((ms, index) => ms < 1 || ms < (retryDelaysMs[index - 1] ?? 0)))
      .map(
        ({ handler }) =>
          `${handler.name} has a retry ladder that does not climb: give delays above 0, the longest last.`,
      ),
    ...listeners
      .filter(({ contracts }) => contracts.length === 0 || contracts.some(({ kind }) => !isHeardByMany(kind)))
      .map(
        ({ listener }) =>
          `${listener.name} must listen to events or signals: commands and dispatches are for one receiver.`,
      ),
    ...answerers
      .filter(({ contract }) => contract.owner !== owner)
      .map(
        ({ answerer, contract }) => `${answerer.name} answers ${contract.type}, which belongs to "${contract.owner}".`,
      ),
    ...[...publishes, ...sends]
      .filter((contract) => contract.owner !== owner && contract.kind !== 'command')
      .map(({ type }) => `it publishes ${type}, which it does not own: an event belongs to its publisher.`),
    ...publishes
      .filter((contract) => contract.owner === owner && contract.kind === 'command')
      .filter((contract) => !handlers.some((handler) => handler.contract === contract))
      .map(({ type }) => `it tells itself ${type}, which none of its handlers takes: add the handler to \`handlers\`.`),
  ];
}

function isHeardByMany(kind: MessageContract['kind']): boolean {
  return kind === 'event' || kind === 'signal' || kind === 'alert';
}

function isFrom(contract: MessageContract, exchanges: readonly string[]): boolean {
  return contract === AnyEvent ? exchanges.length > 0 : exchanges.join() === contract.exchange.name;
}
