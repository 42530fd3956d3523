import { AnyEvent, type Wiring } from '@floodgate/messaging';

/** What a handler takes, in words for a reader. */
export function takenBy({ contract, exchanges }: Wiring['handlers'][number]): string {
  return contract === AnyEvent ? `everything on ${exchanges.join(', ')}` : contract.type;
}
