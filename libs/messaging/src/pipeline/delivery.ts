import type { EventOf, MessageContract } from '@floodgate/contracts';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';

/** An event, with everything it came with: a retry or a dead letter carries also what this version does not know. */
export interface ReceivedEvent {
  readonly event: EventOf<MessageContract>;
  readonly asItCame: unknown;
  /** 1 at first. Counted by us in a header, because brokers count differently. */
  readonly attempt: number;
  /** How often an operator sent it back from the dead letters; goes with it until it takes effect. */
  readonly replays: number;
}

/** Something that is not an event this queue can handle, and why. */
export interface UnreadablePart {
  readonly content: Buffer;
  readonly reason: string;
}

/** One message from a queue, read. It is acknowledged on the channel it came from, once. */
export interface Delivery {
  readonly message: ConsumeMessage;
  readonly channel: ConfirmChannel;
  readonly events: readonly ReceivedEvent[];
  readonly unreadable: readonly UnreadablePart[];
}

/** What became of one event. */
export type Outcome =
  | { readonly kind: 'done' }
  /** Not tried: an earlier event of its subject waits in the ladder, and it must not overtake. */
  | { readonly kind: 'held' }
  | Failure;

export interface Failure {
  readonly kind: 'rejected' | 'transient' | 'permanent';
  readonly error: Error;
}
