import { DiscoveryService } from '@golevelup/nestjs-discovery';
import { WiringError } from '../errors';
import type { BoundHandler } from '../pipeline/batch';
import type { BoundListener } from '../listeners/listener-process';
import { LISTENS } from '../listeners/listens.decorator';
import type { AnswererWiring, Wiring } from '../topology/wiring';
import { ANSWERS } from './answers.decorator';
import type { Answerer, BatchHandler, EventHandler, Listener } from './handler-class';
import { HANDLES } from './handles.decorator';

export interface Bound {
  readonly handlers: readonly BoundHandler[];
  readonly listeners: readonly BoundListener[];
  readonly answerers: readonly { readonly wiring: AnswererWiring; readonly answerer: Answerer }[];
}

/**
 * Finds the instances of all handlers among the providers.
 *
 * @throws WiringError when a handler is listed but not provided, or provided but not listed, or has no method to call
 */
export async function bindHandlers(discovery: DiscoveryService, wiring: Wiring): Promise<Bound> {
  const found = [
    ...(await discovery.providersWithMetaAtKey(HANDLES)),
    ...(await discovery.providersWithMetaAtKey(ANSWERS)),
    ...(await discovery.providersWithMetaAtKey(LISTENS)),
  ];
  const instances = new Map<unknown, unknown>(
    found.map(({ discoveredClass }) => [discoveredClass.dependencyType, discoveredClass.instance]),
  );
  const listed = new Set<unknown>([
    ...wiring.handlers.map(({ handler }) => handler),
    ...wiring.answerers.map(({ answerer }) => answerer),
    ...wiring.listeners.map(({ listener }) => listener),
  ]);
  for (const { discoveredClass } of found) {
    if (!listed.has(discoveredClass.dependencyType)) {
      throw new WiringError(
        `${discoveredClass.name} is a provider but nothing calls it: list it in the service's messaging settings.`,
      );
    }
  }
  return {
    handlers: wiring.handlers.map((each) => ({
      wiring: each,
      instance: handlerOf(instances.get(each.handler), each.handler.name),
    })),
    listeners: wiring.listeners.map((each) => ({
      wiring: each,
      listener: listenerOf(instances.get(each.listener), each.listener.name),
    })),
    answerers: wiring.answerers.map((each) => ({
      wiring: each,
      answerer: answererOf(instances.get(each.answerer), each.answerer.name),
    })),
  };
}

function handlerOf(instance: unknown, name: string): EventHandler | BatchHandler {
  if (isHandler(instance)) return instance;
  throw new WiringError(
    `${name} is listed but has no instance with handle() or handleBatch(): add it to the module's providers.`,
  );
}

function answererOf(instance: unknown, name: string): Answerer {
  if (isAnswerer(instance)) return instance;
  throw new WiringError(`${name} is listed but has no instance with answer(): add it to the module's providers.`);
}

function listenerOf(instance: unknown, name: string): Listener {
  if (isListener(instance)) return instance;
  throw new WiringError(
    `${name} is listed but has no instance with learn() and hear(): add it to the module's providers.`,
  );
}

function isListener(instance: unknown): instance is Listener {
  return typeof instance === 'object' && instance !== null && 'learn' in instance && 'hear' in instance;
}

function isHandler(instance: unknown): instance is EventHandler | BatchHandler {
  return typeof instance === 'object' && instance !== null && ('handle' in instance || 'handleBatch' in instance);
}

function isAnswerer(instance: unknown): instance is Answerer {
  return typeof instance === 'object' && instance !== null && 'answer' in instance;
}
