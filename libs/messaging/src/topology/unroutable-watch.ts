import { gauge } from '@floodgate/observability';
import type { Alerts } from '../alerts/alerts';
import type { Broker } from '../connection/broker';
import type { ReopeningChannel } from '../connection/reopening-channel';
import { unroutableName } from './names';

const INTERVAL_MS = 5_000;

const waiting = gauge({
  name: 'messaging_unroutable_messages',
  help: 'Messages that found no queue and wait in <owner>.unroutable. Anything above 0 is an alarm.',
  labelNames: ['owner'],
});

/** Raises the alarm when messages of this owner find no queue: a binding is missing, or a receiver was never deployed. */
export class UnroutableWatch {
  private channel: ReopeningChannel | undefined;
  private timer: NodeJS.Timeout | undefined;
  private lastCount = 0;

  constructor(
    private readonly broker: Broker,
    private readonly owner: string,
    private readonly alerts: Alerts,
  ) {}

  async start(): Promise<void> {
    this.channel = await this.broker.openConsumingChannel('unroutable-watch', () => Promise.resolve());
    this.timer = setInterval(() => void this.look().catch(() => undefined), INTERVAL_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** While the broker is away there is nothing to see; readiness says so already. */
  private async look(): Promise<void> {
    if (!this.channel?.isOpen) return;
    const { messageCount } = await this.channel.current.checkQueue(unroutableName(this.owner));
    waiting.set({ owner: this.owner }, messageCount);
    if (messageCount > this.lastCount) {
      this.alerts.raiseAs('unroutable-message', 1, {
        severity: 'critical',
        what: 'unroutable-message',
        message: 'messages found no queue: is a binding missing?',
        details: { queue: unroutableName(this.owner), messageCount },
      });
    }
    this.lastCount = messageCount;
  }
}
