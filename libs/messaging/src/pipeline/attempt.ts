import { isUnavailable } from '@floodgate/persistence';
import type { Batch, BoundHandler } from './batch';
import type { Outcome, ReceivedEvent } from './delivery';
import { sortError } from './sort-error';

const DONE: Outcome = { kind: 'done' };

/** Thrown when the database is away: nobody's fault, so no attempt is counted. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
}

/**
 * Tries all events together in one transaction. When that fails, each alone, so that one poison event does not sink its
 * neighbours.
 *
 * @throws DatabaseAway when the database cannot be reached; what was committed before stays committed
 */
export async function attempt(
  run: (batch: Batch) => Promise<void>,
  handler: BoundHandler,
  events: readonly ReceivedEvent[],
): Promise<ReadonlyMap<ReceivedEvent, Outcome>> {
  const together = await outcomeOf(() => run({ handler, events }));
  if (together.kind === 'done' || events.length === 1) return new Map(events.map((event) => [event, together]));
  const outcomes = new Map<ReceivedEvent, Outcome>();
  for (const event of events) outcomes.set(event, await outcomeOf(() => run({ handler, events: [event] })));
  return outcomes;
}

async function outcomeOf(work: () => Promise<void>): Promise<Outcome> {
  try {
    await work();
    return DONE;
  } catch (error) {
    if (isUnavailable(error)) throw new DatabaseAway('the database is away', { cause: error });
    return sortError(error);
  }
}
