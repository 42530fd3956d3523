import type { MessageContract } from '@floodgate/contracts';

export interface ListenerMetadata {
  readonly contracts: readonly MessageContract[];
}

export const LISTENS = Symbol('listens');

/** What `@Listens` said of this class, if it said anything. */
export function listenerMetadataOf(target: object): ListenerMetadata | undefined {
  const metadata: unknown = Reflect.getMetadata(LISTENS, target);
  return isMetadata(metadata) ? metadata : undefined;
}

/**
 * Marks a class that keeps something in memory and must hear these messages in every process: it has `learn()`, which
 * fetches the present state, and `hear(events)`. No inbox and no transaction: what was missed is made good by `learn()`.
 */
export function Listens(contracts: readonly MessageContract[]): ClassDecorator {
  return (target) => Reflect.defineMetadata(LISTENS, { contracts } satisfies ListenerMetadata, target);
}

function isMetadata(value: unknown): value is ListenerMetadata {
  return typeof value === 'object' && value !== null && 'contracts' in value;
}
