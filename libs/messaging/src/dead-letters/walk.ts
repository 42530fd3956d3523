import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib';
import { LetterWindow } from './letter-window';

export interface WalkBounds {
  /** Letters to look at, at most; those that arrive meanwhile are not among them. */
  readonly maxCount: number;
  /** Letters in memory at most: what is looked at and stays is held by the broker. */
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
  readonly seenCount: number;
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
  const { messageCount: foundCount } = await control.checkQueue(deadQueue);
  const windows: LetterWindow[] = [];
  const maxCount = Math.min(foundCount, bounds.maxCount);
  let [seenCount, removedCount, goesOn] = [0, 0, true];
  try {
    while (goesOn && seenCount < maxCount) {
      const window = await LetterWindow.open(connection, deadQueue, Math.min(bounds.windowSize, maxCount - seenCount));
      windows.push(window);
      while (goesOn && seenCount < maxCount && !window.isFull) {
        const messages = (await window.next()).slice(0, maxCount - seenCount);
        seenCount += messages.length;
        const held = messages.map((message) => heldIn(window, message, () => (removedCount += 1)));
        goesOn = messages.length > 0 && (await visit(held, foundCount));
      }
    }
  } finally {
    await giveBack(windows, control);
  }
  return { foundCount, seenCount, removedCount };
}

function heldIn(window: LetterWindow, message: ConsumeMessage, onRemoved: () => void): HeldLetter {
  return {
    message,
    remove: () => {
      window.remove(message);
      onRemoved();
    },
  };
}

/** The oldest first, and none before all have stopped: one with room would take what another gives back. When the connection is gone, the broker has taken back everything already. */
async function giveBack(windows: readonly LetterWindow[], control: Channel): Promise<void> {
  try {
    for (const window of windows) await window.stop();
    for (const window of windows) await window.giveBack(control);
    await control.close();
  } catch {
    return;
  }
}
