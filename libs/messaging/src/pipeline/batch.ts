import type { Transaction } from '@floodgate/persistence';
import type { BatchHandler, EventHandler } from '../handlers/handler-class';
import type { HandlerWiring } from '../topology/wiring';
import type { ReceivedEvent } from './delivery';

/** A handler together with the instance that Nest made. */
export interface BoundHandler {
  readonly wiring: HandlerWiring;
  readonly instance: EventHandler | BatchHandler;
}

/** Events that share one transaction, on their way through the steps. */
export interface Batch {
  readonly handler: BoundHandler;
  readonly events: readonly ReceivedEvent[];
  readonly tx?: Transaction;
}

/** The ids of events that were not handled, because an earlier event of their subject waits in the ladder. */
export type HeldIds = ReadonlySet<string>;

/** The steps of an attempt as one function. */
export type Attempt = (batch: Batch) => Promise<HeldIds>;

/** One step of the pipeline: does its part and calls `next`, or does not. */
export type Step = (batch: Batch, next: Attempt) => Promise<HeldIds>;
