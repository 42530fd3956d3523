import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { toPerformanceMs } from './monotonic';

/** One event of an order of the sales that are watched, and when it was heard. */
const news = z.object({ type: z.string(), orderId: z.string(), atMs: z.number() });
export type OrderNews = z.output<typeof news>;

/** What the thread has to say: that it listens, what it heard, or that it hears nothing any more. */
const report = z.union([
  z.object({ heard: z.array(news) }),
  z.object({ isListening: z.literal(true) }),
  z.object({ lost: z.string() }),
]);
export type EarReport = z.output<typeof report>;

const CLOSE_DEADLINE_MS = 5_000;

/**
 * Hears what becomes of tickets, as any outside program may: a queue of its own on the exchange of order's events. It has
 * a thread of its own, so that the moment when something was heard is not the moment when the crowd left time to look.
 */
export class OrderEar {
  /** Why it hears nothing any more; what was settled since is not known. */
  deafBecause: string | undefined;

  private constructor(private readonly thread: Worker) {}

  static async open(brokerUrl: string, saleIds: readonly string[], hear: (news: OrderNews) => void): Promise<OrderEar> {
    const thread = new Worker(join(__dirname, 'order-ear-thread.js'), { workerData: { brokerUrl, saleIds } });
    const ear = new OrderEar(thread);
    await new Promise<void>((resolve, reject) => {
      const lost = (why: string) => {
        ear.deafBecause ??= why;
        reject(new Error(`The events of orders cannot be heard: ${why}`));
      };
      thread.on('error', (error) => lost(error instanceof Error ? error.message : String(error)));
      thread.on('message', (message) => {
        const said = report.parse(message);
        if ('heard' in said) for (const each of said.heard) hear({ ...each, atMs: toPerformanceMs(each.atMs) });
        else if ('lost' in said) lost(said.lost);
        else resolve();
      });
    });
    return ear;
  }

  async close(): Promise<void> {
    const ended = once(this.thread, 'exit', { signal: AbortSignal.timeout(CLOSE_DEADLINE_MS) });
    this.thread.postMessage('close');
    await ended.catch(() => this.thread.terminate());
  }
}
