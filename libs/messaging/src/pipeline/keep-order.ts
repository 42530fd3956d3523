import type { Database } from '@floodgate/persistence';
import { hold, release } from '../inbox/held-messages';
import type { Outcomes } from './attempt';
import type { BoundHandler } from './batch';
import type { Outcome, ReceivedEvent } from './delivery';
import { retryDelayOf } from './retry-delay';

/**
 * Keeps the order of a subject while one of its events waits in the ladder: what comes later waits behind it. Noted
 * before anything is moved, so that a crash in between leaves an event that comes again, and never one that overtook.
 */
export class KeepOrder {
  constructor(private readonly database: Database) {}

  async note({ wiring }: BoundHandler, outcomes: Outcomes): Promise<void> {
    const waits = ([received, outcome]: readonly [ReceivedEvent, Outcome]) =>
      retryDelayOf(wiring, received, outcome) !== undefined;
    const ends = ([received, outcome]: readonly [ReceivedEvent, Outcome]) =>
      outcome.kind !== 'done' && retryDelayOf(wiring, received, outcome) === undefined;
    const waiting = [...outcomes].filter(waits).map(([{ event }]) => ({ eventId: event.id, subject: event.subject }));
    const ended = [...outcomes].filter(ends).map(([{ event }]) => event.id);
    if (waiting.length > 0) await this.database.read((tx) => hold(tx, wiring.queue, waiting));
    if (ended.length > 0) await this.database.read((tx) => release(tx, wiring.queue, ended));
  }
}
