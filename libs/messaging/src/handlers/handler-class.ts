import type { EventOf, MessageContract, RpcContract } from '@floodgate/contracts';
import type { Transaction } from '@floodgate/persistence';

type Received = EventOf<MessageContract>;

/** A handler for one event at a time. */
export interface EventHandler {
  handle(event: Received, tx: Transaction): Promise<void>;
}

/** A handler for everything that is ready at once; also called with a single event. */
export interface BatchHandler {
  handleBatch(events: readonly Received[], tx: Transaction): Promise<void>;
}

/** Answers one question. */
export interface Answerer {
  answer(request: unknown): Promise<object>;
}

/** Keeps something in memory that every process must know. */
export interface Listener {
  /** Fetches the present state: after every (re)subscription, before anything heard meanwhile is passed on. */
  learn(): Promise<void>;
  hear(events: readonly Received[]): void | Promise<void>;
}

/** A class whose instance Nest makes; the parameters of its constructor are its own business. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the only type that every constructor satisfies
export type ClassOf<Instance> = new (...dependencies: any[]) => Instance;

/** Method parameters are compared loosely here: a handler names its own event type. */
export type HandlerClass = ClassOf<
  | { handle(event: never, tx: Transaction): Promise<void> }
  | { handleBatch(events: never, tx: Transaction): Promise<void> }
>;
export type ListenerClass = ClassOf<{ learn(): Promise<void>; hear(events: never): void | Promise<void> }>;
export type AnswererClass = ClassOf<{ answer(request: never): Promise<object> }>;

/** A message that this service tells itself for later. */
export interface Delay {
  /** One that it handles and publishes itself. */
  readonly contract: MessageContract;
  readonly delayMs: number;
}

/** What a service says about its messaging, in its module. The picture, the topology and the checks come from it. */
export interface MessagingSettings {
  /** The word on the wire: declares and owns `<owner>.*`. */
  readonly owner: string;
  /** `amqp://user:password@host:port/vhost` */
  readonly url: string;
  readonly handlers?: readonly HandlerClass[];
  readonly answers?: readonly AnswererClass[];
  /** What hears in every process, for state in memory. */
  readonly listeners?: readonly ListenerClass[];
  /** Messages this service adds to its outbox: its events, and commands to itself or to others. */
  readonly publishes?: readonly MessageContract[];
  /** How long its messages to itself may wait: each length is a queue. */
  readonly delays?: readonly Delay[];
  /** Commands to others and signals of its own that it sends straight to the broker, waiting for the confirm. */
  readonly sends?: readonly MessageContract[];
  /** Questions it asks. */
  readonly asks?: readonly RpcContract[];
  /** How long the inbox remembers what was taken; 7 days when not given. Longer than any dead letter waits for its replay. */
  readonly inboxRetentionDays?: number;
}
