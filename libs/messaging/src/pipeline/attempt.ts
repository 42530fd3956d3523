import { isUnavailable } from '@floodgate/persistence';
import type { Attempt, BoundHandler } from './batch';
import type { Outcome, ReceivedEvent } from './delivery';
import { retryDelayOf } from './retry-delay';
import { sortError } from './sort-error';

export type Outcomes = ReadonlyMap<ReceivedEvent, Outcome>;

const DONE: Outcome = { kind: 'done' };
const HELD: Outcome = { kind: 'held' };

/** Thrown when the database is away: nobody's fault, so no attempt is counted. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
}

/**
 * Tries all events together in one transaction. When that fails, each alone, so that one poison event does not sink its
 * neighbours; only later events of its own subject wait with it.
 *
 * @throws DatabaseAway when the database cannot be reached; what was committed before stays committed
 */
export async function attempt(
  run: Attempt,
  handler: BoundHandler,
  events: readonly ReceivedEvent[],
): Promise<Outcomes> {
  const together = await outcomesOf(run, handler, events);
  if (together instanceof Map) return together;
  const [only] = events;
  if (only && events.length === 1) return new Map([[only, together]]);
  return attemptEach(run, handler, events);
}

async function attemptEach(run: Attempt, handler: BoundHandler, events: readonly ReceivedEvent[]): Promise<Outcomes> {
  const outcomes = new Map<ReceivedEvent, Outcome>();
  const waitingSubjects = new Set<string>();
  for (const event of events) {
    const mustWait = waitingSubjects.has(event.event.subject);
    const alone = mustWait ? HELD : await outcomesOf(run, handler, [event]);
    const outcome = alone instanceof Map ? (alone.get(event) ?? DONE) : alone;
    outcomes.set(event, outcome);
    const waits = outcome.kind === 'held' || retryDelayOf(handler.wiring, event, outcome) !== undefined;
    if (waits) waitingSubjects.add(event.event.subject);
  }
  return outcomes;
}

/** One outcome for each event when the transaction committed, otherwise the one outcome of all. */
async function outcomesOf(
  run: Attempt,
  handler: BoundHandler,
  events: readonly ReceivedEvent[],
): Promise<Map<ReceivedEvent, Outcome> | Outcome> {
  try {
    const held = await run({ handler, events });
    return new Map(events.map((event) => [event, held.has(event.event.id) ? HELD : DONE]));
  } catch (error) {
    if (isUnavailable(error)) throw new DatabaseAway('the database is away', { cause: error });
    return sortError(error);
  }
}
