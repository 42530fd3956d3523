import { setTimeout } from 'node:timers/promises';
import type { ChannelModel } from 'amqplib';
import { deadQueueName } from '../topology/names';
import { isUnreadable, readDeadLetter } from './dead-letter';
import { matches, type LetterFilter } from './letter-filter';
import { alone } from './operator-lock';
import { Pace } from './pace';
import { HELD_MAX_COUNT, walk, type HeldLetter, type Walked } from './walk';

/** Between two slices others may look at the queue, and the count of its letters is true again. */
const SLICE_MAX_COUNT = 10_000;
/** A slice has to pass by the letters it leaves, so that of a long queue is worth more. */
const LETTERS_PER_SLICE_S = 10_000;
const YIELD_MS = 250;
/** Letters in our memory at once. */
const WINDOW_SIZE = 200;

/** What to do with which letters. */
export interface WorkOrder {
  readonly filter: LetterFilter;
  /** Letters to do, at most. */
  readonly limit?: number | undefined;
  readonly ratePerS?: number | undefined;
  /** Only counts. */
  readonly isDryRun?: boolean | undefined;
  /** Also what no handler could read. */
  readonly includesUnreadable?: boolean | undefined;
  readonly onProgress?: ((tally: Tally) => void) | undefined;
  /** Ends the work after the letters that are in hand. */
  readonly signal?: AbortSignal | undefined;
}

/** How far the work on one queue has come. */
export interface Tally {
  readonly queue: string;
  /** Letters when the work began. */
  readonly found: number;
  readonly done: number;
  /** Match, but cannot be read by any handler, and so were left. */
  readonly unreadable: number;
  /** Nothing is left that was there in the beginning and matches. */
  readonly isComplete: boolean;
}

/** Removes the letters it is done with; those it does not remove stay. */
export type Act = (letters: readonly HeldLetter[]) => Promise<void>;

/** Works through the dead letters of one queue, slice by slice, and keeps count even when it fails on the way. */
export class LetterWork {
  private readonly pace: Pace;
  private found: number | undefined;
  private done = 0;
  private unreadable = 0;
  private isComplete = false;

  constructor(
    private readonly connection: ChannelModel,
    private readonly queue: string,
    private readonly order: WorkOrder,
    private readonly act: Act,
  ) {
    this.pace = new Pace(order.isDryRun ? undefined : order.ratePerS, order.signal);
  }

  get tally(): Tally {
    const { queue, found = 0, done, unreadable, isComplete } = this;
    return { queue, found, done, unreadable, isComplete };
  }

  /** What arrives meanwhile is behind what was there, and the depth to which we look shrinks with what we take: it ends. */
  async run(): Promise<void> {
    const { limit = Number.MAX_SAFE_INTEGER } = this.order;
    let left = Number.MAX_SAFE_INTEGER;
    while (!this.isStopped) {
      const wanted = Math.min(this.sliceCount, limit - this.done);
      const { walked, chosenCount } = await this.slice(wanted, Math.min(left, HELD_MAX_COUNT));
      this.found ??= walked.foundCount;
      const before = Math.min(left, walked.foundCount);
      left = before - walked.removedCount;
      const isThrough = chosenCount < wanted && before <= HELD_MAX_COUNT && !this.isStopped;
      this.isComplete = isThrough || left <= 0;
      if (chosenCount < wanted || this.done >= limit || left <= 0) return;
      await setTimeout(YIELD_MS);
      await this.pace.ready();
    }
  }

  private get isStopped(): boolean {
    return this.order.signal?.aborted ?? false;
  }

  private get sliceCount(): number {
    if (this.order.isDryRun) return Number.MAX_SAFE_INTEGER;
    if (this.order.ratePerS === undefined) return SLICE_MAX_COUNT;
    return this.order.ratePerS * (1 + Math.floor((this.found ?? 0) / LETTERS_PER_SLICE_S));
  }

  private async slice(wanted: number, depth: number): Promise<{ walked: Walked; chosenCount: number }> {
    let chosenCount = 0;
    const deadQueue = deadQueueName(this.queue);
    const walked = await alone(this.connection, deadQueue, () => {
      this.unreadable = 0;
      return walk(this.connection, deadQueue, { maxCount: depth, windowSize: WINDOW_SIZE }, async (letters, found) => {
        this.found ??= found;
        const chosen = this.choose(letters, wanted - chosenCount);
        chosenCount += chosen.length;
        await this.take(chosen);
        return chosenCount < wanted && !this.isStopped;
      });
    });
    return { walked, chosenCount };
  }

  private choose(letters: readonly HeldLetter[], wanted: number): readonly HeldLetter[] {
    const chosen: HeldLetter[] = [];
    for (const letter of letters) {
      if (chosen.length >= wanted) break;
      const read = readDeadLetter(this.queue, letter.message);
      if (!matches(this.order.filter, read)) continue;
      if (isUnreadable(read) && !this.order.includesUnreadable) this.unreadable += 1;
      else chosen.push(this.counted(letter));
    }
    return chosen;
  }

  private async take(chosen: readonly HeldLetter[]): Promise<void> {
    if (this.order.isDryRun) this.done += chosen.length;
    for (let rest = this.order.isDryRun ? [] : chosen; rest.length > 0 && !this.isStopped;) {
      const count = await this.pace.grant(rest.length);
      if (count === 0) continue;
      await this.act(rest.slice(0, count));
      rest = rest.slice(count);
      this.order.onProgress?.(this.tally);
    }
  }

  private counted({ message, remove }: HeldLetter): HeldLetter {
    return {
      message,
      remove: () => {
        remove();
        this.done += 1;
      },
    };
  }
}
