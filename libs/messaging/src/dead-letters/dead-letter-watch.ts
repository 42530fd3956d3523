import { gauge } from '@floodgate/observability';
import type { Alerts } from '../alerts/alerts';
import type { Broker } from '../connection/broker';
import type { ReopeningChannel } from '../connection/reopening-channel';
import type { QueueDeclaration } from '../topology/topology';

const INTERVAL_MS = 5_000;

const waiting = gauge({
  name: 'messaging_dead_letters',
  help: 'Dead letters of a queue. Anything above 0 waits for an operator: npm run dead-letters -- list.',
  labelNames: ['queue'],
});

/**
 * Counts the dead letters of each queue, so that an alert can call the operator, and keeps the queues beside the handlers'
 * own in being: ladder, delays and dead letters.
 */
export class DeadLetterWatch {
  private channel: ReopeningChannel | undefined;
  private readonly lastCounts = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly broker: Broker,
    private readonly queues: readonly QueueDeclaration[],
    private readonly alerts: Alerts,
  ) {}

  async start(): Promise<void> {
    if (this.queues.length === 0) return;
    this.channel = await this.broker.openConsumingChannel('dead-letter-watch', () => Promise.resolve());
    this.timer = setInterval(() => void this.look().catch(() => undefined), INTERVAL_MS);
    this.timer.unref();
    await this.look();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Declares instead of asking: a queue that an operator deleted is there again before long. */
  private async look(): Promise<void> {
    for (const { name, arguments: args } of this.queues) {
      if (!this.channel?.isOpen) return;
      const { messageCount, consumerCount } = await this.channel.current.assertQueue(name, {
        durable: true,
        arguments: args,
      });
      // An operator walks through them and holds some: the count is wrong until he has finished.
      if (consumerCount === 0 && isForDead(name)) this.count(name.replace(/\.dead$/, ''), messageCount);
    }
  }

  /** Counted here and not where a handler gives up, because the broker too calls messages dead: those that kill the process. */
  private count(queue: string, messageCount: number): void {
    waiting.set({ queue }, messageCount);
    const arrivedCount = messageCount - (this.lastCounts.get(queue) ?? 0);
    this.lastCounts.set(queue, messageCount);
    if (arrivedCount <= 0) return;
    this.alerts.raiseAs(`dead-letter ${queue}`, 1, {
      severity: 'warning',
      what: 'dead-letter',
      message: `${messageCount} dead letters of ${queue} wait for an operator: npm run dead-letters -- list`,
      details: { queue, arrivedCount, waitingCount: messageCount },
    });
  }
}

function isForDead(queue: string): boolean {
  return queue.endsWith('.dead');
}
