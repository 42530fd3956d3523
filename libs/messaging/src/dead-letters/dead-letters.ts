import type { ChannelModel } from 'amqplib';
import { deadQueueName } from '../topology/names';
import { readDeadLetter, type DeadLetter } from './dead-letter';
import { UnknownQueue } from './dead-letter-errors';
import { matches, type LetterFilter } from './letter-filter';
import { LetterWork, type Act, type Tally, type WorkOrder } from './letter-work';
import { openLetter, type OpenedLetter } from './opened-letter';
import { alone } from './operator-lock';
import { overOwnConnection } from './own-connection';
import { ReplayChannel } from './replay-channel';
import { HELD_MAX_COUNT, walk } from './walk';

const BROWSE_WINDOW_SIZE = 1_000;
const NOT_FOUND = 404;

export interface DeadLettersSettings {
  readonly url: string;
  /** Shown to whoever looks at the broker's connections. */
  readonly name: string;
  /** The queues of handlers whose dead letters these are. */
  readonly queues: readonly string[];
}

export interface LetterPage {
  readonly queues: readonly { readonly queue: string; readonly count: number }[];
  readonly letters: readonly DeadLetter[];
  /** There are no others that match. */
  readonly isComplete: boolean;
}

export interface WorkReport {
  readonly queues: readonly Tally[];
  readonly done: number;
  readonly isComplete: boolean;
  /** What went wrong on the way; what was done before is done. */
  readonly stoppedBecause: string | null;
}

/**
 * The dead letters of some queues, for their operator: look, send back, or throw away. Looking changes nothing, not even
 * the order. Everything happens on a connection of its own, alone on one queue after the other.
 */
export class DeadLetters {
  constructor(private readonly settings: DeadLettersSettings) {}

  /** The oldest first, `limit` at most, and how many there are. @throws UnknownQueue QueueBusy BrokerUnavailable */
  list(filter: LetterFilter, limit: number): Promise<LetterPage> {
    return this.overQueues(filter, async (connection, queues) => {
      const letters: DeadLetter[] = [];
      const counts: { queue: string; count: number }[] = [];
      let isComplete = true;
      for (const queue of queues) {
        const maxCount = letters.length < limit ? HELD_MAX_COUNT : 0;
        let lookedCount = 0;
        const { foundCount } = await browse(connection, queue, maxCount, (letter) => {
          lookedCount += 1;
          if (matches(filter, letter)) letters.push(letter);
          return letters.length < limit;
        });
        counts.push({ queue, count: foundCount });
        isComplete &&= lookedCount >= foundCount;
      }
      return { queues: counts, letters, isComplete };
    });
  }

  /** Every letter with this id, with its content: an event may have died on several queues. */
  show(id: string, queue?: string): Promise<readonly OpenedLetter[]> {
    return this.overQueues({ queue }, async (connection, queues) => {
      const found: OpenedLetter[] = [];
      for (const each of queues) {
        await browse(connection, each, HELD_MAX_COUNT, (letter, message) => {
          const isMeant = matches({ ids: [id] }, letter);
          if (isMeant) found.push(openLetter(letter, message));
          return !isMeant;
        });
      }
      return found;
    });
  }

  /**
   * Sends letters back to the queues they died on: the same bytes, so the same events, which take effect once however
   * often they come. A letter is removed when the broker has its copy on disk: a crash in between doubles it, never loses it.
   */
  replay(order: WorkOrder): Promise<WorkReport> {
    return this.work(order, async (connection, queue) => {
      const channel = await ReplayChannel.open(connection, queue);
      return (letters) =>
        channel.send(
          letters.map(({ message }) => message),
          (index) => letters[index]?.remove(),
        );
    });
  }

  /** Throws letters away, also those that nobody can read. */
  discard(order: WorkOrder): Promise<WorkReport> {
    return this.work({ ...order, includesUnreadable: true }, async () => async (letters) => {
      for (const { remove } of letters) remove();
    });
  }

  private work(
    order: WorkOrder,
    actOn: (connection: ChannelModel, queue: string) => Promise<Act>,
  ): Promise<WorkReport> {
    return this.overQueues(order.filter, async (connection, queues) => {
      const tallies: Tally[] = [];
      const doneCount = () => tallies.reduce((sum, { done }) => sum + done, 0);
      for (const queue of queues) {
        const limit = order.limit === undefined ? undefined : order.limit - doneCount();
        if (limit === 0) break;
        const work = new LetterWork(connection, queue, { ...order, limit }, await actOn(connection, queue));
        const failure = await work.run().then(() => undefined, asError);
        tallies.push(work.tally);
        if (failure && doneCount() === 0) throw failure;
        if (failure) return report(tallies, failure.message);
      }
      const isCut = tallies.length < queues.length;
      return report(tallies, order.signal?.aborted ? 'it was told to stop' : null, isCut);
    });
  }

  /** On the queues the filter means, which exist on this broker. */
  private overQueues<T>(
    { queue }: LetterFilter,
    work: (connection: ChannelModel, queues: readonly string[]) => Promise<T>,
  ): Promise<T> {
    const { queues } = this.settings;
    const asked = queue?.replace(/\.dead$/, '');
    if (asked !== undefined && !queues.includes(asked)) return Promise.reject(new UnknownQueue(asked, queues));
    return overOwnConnection(this.settings, async (connection) => {
      const existing: string[] = [];
      for (const each of asked === undefined ? queues : [asked]) {
        if (await exists(connection, deadQueueName(each))) existing.push(each);
        else if (asked !== undefined) throw new UnknownQueue(asked, without(queues, asked));
      }
      return work(connection, existing);
    });
  }
}

type Look = (letter: DeadLetter, message: Parameters<typeof openLetter>[1]) => boolean;

/** Looks at letters until `look` has seen enough, and gives them all back. */
function browse(connection: ChannelModel, queue: string, maxCount: number, look: Look) {
  const deadQueue = deadQueueName(queue);
  return alone(connection, deadQueue, () =>
    walk(connection, deadQueue, { maxCount, windowSize: BROWSE_WINDOW_SIZE }, (letters) =>
      letters.every(({ message }) => look(readDeadLetter(queue, message), message)),
    ),
  );
}

/** The broker closes the channel of whoever asks for a queue that is not there. */
async function exists(connection: ChannelModel, queue: string): Promise<boolean> {
  const channel = await connection.createChannel();
  channel.on('error', () => undefined);
  try {
    await channel.checkQueue(queue);
    await channel.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === NOT_FOUND) return false;
    throw error;
  }
}

function without(queues: readonly string[], one: string): readonly string[] {
  return queues.filter((queue) => queue !== one);
}

function report(queues: readonly Tally[], stoppedBecause: string | null, isCut = false): WorkReport {
  const isComplete = stoppedBecause === null && !isCut && queues.every((tally) => tally.isComplete);
  return { queues, done: queues.reduce((sum, { done }) => sum + done, 0), isComplete, stoppedBecause };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
