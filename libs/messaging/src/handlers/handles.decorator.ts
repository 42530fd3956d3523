import type { MessageContract } from '@floodgate/contracts';

/** How a handler takes its messages. Every bound has a default. */
export interface HandlerOptions {
  /** Deliveries the broker may hand over before the first is acknowledged. */
  readonly prefetch?: number;
  /** Events that share one transaction at most; deliveries that wait are taken together up to it. */
  readonly batchSize?: number;
  /** From the beginning of a batch to that of the next, in milliseconds, 0 for no rest; a full batch begins at once. */
  readonly batchIntervalMs?: number;
  /** Pauses before the 2nd, 3rd, … attempt; after the last attempt the event is a dead letter. */
  readonly retryDelaysMs?: readonly number[];
  /**
   * What makes an event take effect once. `inbox` (the default): a row of the inbox, in the same transaction. `own-key`: a
   * key or a condition in the handler's own tables, so that the same event again changes nothing; it then costs no row.
   */
  readonly once?: 'inbox' | 'own-key';
  /** Bounds the queue: a publish beyond it is refused (`x-overflow: reject-publish`), so the publisher knows. */
  readonly maxLength?: number;
  /** For `AnyEvent`: the exchanges everything of which this queue takes. */
  readonly exchanges?: readonly string[];
  /** For a headers exchange: the header values this queue takes. */
  readonly match?: Readonly<Record<string, string>>;
}

export interface HandlerMetadata {
  readonly contract: MessageContract;
  readonly options: HandlerOptions;
}

export const HANDLES = Symbol('handles');

/** What `@Handles` said of this class, if it said anything. */
export function handlerMetadataOf(target: object): HandlerMetadata | undefined {
  const metadata: unknown = Reflect.getMetadata(HANDLES, target);
  return isMetadata(metadata) ? metadata : undefined;
}

/**
 * Marks a class as the handler of one message type. It gets a queue of its own, `<owner>.<class-name-in-kebab-case>`,
 * and has either `handle(event, tx)` or, on a hot path, `handleBatch(events, tx)`, which must also work for one event.
 */
export function Handles(contract: MessageContract, options: HandlerOptions = {}): ClassDecorator {
  return (target) => Reflect.defineMetadata(HANDLES, { contract, options } satisfies HandlerMetadata, target);
}

function isMetadata(value: unknown): value is HandlerMetadata {
  return typeof value === 'object' && value !== null && 'options' in value;
}
