import { gauge } from '@floodgate/observability';
import type { Broker } from '../connection/broker';
import type { ReopeningChannel } from '../connection/reopening-channel';

const INTERVAL_MS = 5_000;

const waiting = gauge({
  name: 'messaging_queue_messages',
  help: 'Messages that wait in the queue of a handler and that no replica has taken yet; each may hold many events.',
  labelNames: ['handler'],
});

/** Measures what waits for each handler, so that one can see whether it keeps up. */
export class BacklogWatch {
  private channel: ReopeningChannel | undefined;
  private timer: NodeJS.Timeout | undefined;
  private next = 0;

  constructor(
    private readonly broker: Broker,
    private readonly queues: readonly string[],
  ) {}

  async start(): Promise<void> {
    if (this.queues.length === 0) return;
    this.channel = await this.broker.openConsumingChannel('backlog-watch', () => Promise.resolve(), {
      isVital: false,
    });
    this.timer = setInterval(() => void this.look().catch(() => undefined), INTERVAL_MS);
    this.timer.unref();
    await this.look().catch(() => undefined);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** A queue that is missing closes the channel and ends this look; the next one begins behind it. */
  private async look(): Promise<void> {
    const order = [...this.queues.slice(this.next), ...this.queues.slice(0, this.next)];
    for (const queue of order) {
      if (!this.channel?.isOpen) return;
      this.next = (this.queues.indexOf(queue) + 1) % this.queues.length;
      const { messageCount } = await this.channel.current.checkQueue(queue);
      waiting.set({ handler: queue }, messageCount);
    }
  }
}
