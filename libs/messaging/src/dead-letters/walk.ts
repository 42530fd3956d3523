import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import { LetterWindow } from './letter-window';

/** Letters that are held at once, at most: they stay in the broker's memory until the walk ends. */
export const HELD_MAX_COUNT = 200_000;

/** What we only pass by needs no memory of ours. */
const PASSING_WINDOW_SIZE = 1_000;

export interface WalkBounds {
  /** Letters to visit, at most; those that arrive meanwhile are not among them. */
  readonly maxCount: number;
  /** Letters in our memory at once, at most. */
  readonly windowSize: number;
}

/** One letter, held for us alone while we look at it. */
export interface HeldLetter {
  readonly message: ConsumeMessage;
  /** Takes it out of the queue for good. What is not removed goes back to its place. */
  readonly remove: () => void;
}

/** @returns whether to go on */
export type Visit = (letters: readonly HeldLetter[], foundCount: number) => Promise<boolean> | boolean;

export interface Walked {
  /** What was there when the walk began. */
  readonly foundCount: number;
  readonly visitedCount: number;
  readonly removedCount: number;
}

/**
 * Walks through the dead letters of a queue from the oldest on, as they were when it began: it ends, whatever arrives
 * meanwhile. Letters that stay are held until the end, so that the next ones come, and then return in their old order.
 * Whoever walks has to be alone on the queue.
 */
export async function walk(
  connection: ChannelModel,
  deadQueue: string,
  bounds: WalkBounds,
  visit: Visit,
): Promise<Walked> {
  const control = await connection.createChannel();
  control.on('error', () => undefined);
  const { messageCount } = await control.checkQueue(deadQueue);
  const steps = new Steps(connection, deadQueue, messageCount);
  try {
    await steps.visit(bounds, visit);
  } finally {
    await steps.comeBack(control);
  }
  return steps.walked;
}

class Steps {
  private readonly windows: LetterWindow[] = [];
  private seenCount = 0;
  private visitedCount = 0;
  private removedCount = 0;
  private isAmongReturned = true;

  constructor(
    private readonly connection: ChannelModel,
    private readonly deadQueue: string,
    private readonly foundCount: number,
  ) {}

  get walked(): Walked {
    const { foundCount, visitedCount, removedCount } = this;
    return { foundCount, visitedCount, removedCount };
  }

  async visit({ maxCount, windowSize }: WalkBounds, visit: Visit): Promise<void> {
    while (this.visitedCount < maxCount) {
      const messages = await this.next(windowSize);
      const visited = messages.slice(0, maxCount - this.visitedCount);
      this.visitedCount += visited.length;
      const letters = visited.map((message) => this.held(message));
      if (letters.length === 0 || !(await visit(letters, this.foundCount))) return;
    }
  }

  /**
   * Gives everything back that was not removed, the oldest first, and none before all windows have stopped: one with room
   * would take what another gives back. RabbitMQ puts what comes back behind what came back before it, but before what was
   * never taken: so we first take all that somebody has looked at before us, however little of it we wanted.
   */
  async comeBack(control: Channel): Promise<void> {
    try {
      while (this.takesMore && (await this.next(PASSING_WINDOW_SIZE)).length > 0);
      // A window alone need not be stopped: nobody takes what it gives back, and what is on its way to it returns in its turn.
      if (this.windows.length > 1) for (const window of this.windows) await window.stop();
      for (const window of this.windows) await window.giveBack(control);
      await control.close();
    } catch {
      // The connection is gone, and the broker has taken back everything already.
    }
  }

  private get takesMore(): boolean {
    return this.windows.length > 0 && this.isAmongReturned;
  }

  /** The letters that come next; none at the end. */
  private async next(windowSize: number): Promise<readonly ConsumeMessage[]> {
    const leftCount = Math.min(this.foundCount, HELD_MAX_COUNT) - this.seenCount;
    if (leftCount <= 0) return [];
    const window = await this.openWindow(Math.min(windowSize, leftCount));
    const messages = (await window.next()).slice(0, leftCount);
    this.seenCount += messages.length;
    this.isAmongReturned = messages.at(-1)?.fields.redelivered ?? false;
    return messages;
  }

  private async openWindow(size: number): Promise<LetterWindow> {
    const open = this.windows.at(-1);
    if (open && !open.isFull) return open;
    const window = await LetterWindow.open(this.connection, this.deadQueue, size);
    this.windows.push(window);
    return window;
  }

  private held(message: ConsumeMessage): HeldLetter {
    const window = this.windows.at(-1);
    return {
      message,
      remove: () => {
        window?.remove(message);
        this.removedCount += 1;
      },
    };
  }
}
