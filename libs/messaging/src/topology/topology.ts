import type { ExchangeKind } from '@floodgate/contracts';

/** Everything one service owns on the broker, as data: declared at start, drawn by `describe`, loaded by the set-up. */
export interface Topology {
  readonly exchanges: readonly ExchangeDeclaration[];
  readonly queues: readonly QueueDeclaration[];
  readonly bindings: readonly BindingDeclaration[];
}

export interface ExchangeDeclaration {
  readonly name: string;
  readonly kind: ExchangeKind;
  readonly arguments: Readonly<Record<string, string>>;
}

export interface QueueDeclaration {
  readonly name: string;
  readonly arguments: Readonly<Record<string, string | number>>;
}

/** From an exchange, which may be somebody else's, to a queue of our own. */
export interface BindingDeclaration {
  readonly exchange: string;
  readonly queue: string;
  readonly routingKey: string;
  readonly arguments: Readonly<Record<string, string>>;
}
