import { Injectable } from '@nestjs/common';
import { AlertRaised, type DataOf } from '@floodgate/contracts';
import { counter, currentTraceparent, logger } from '@floodgate/observability';
import { v7 as uuidv7 } from 'uuid';
import type { Broker } from '../connection/broker';
import type { ReopeningChannel } from '../connection/reopening-channel';
import { encodeBatch, encodeEvent } from '../wire/cloud-event';
import { messageProperties } from '../wire/message-properties';
import { AlertThrottle } from './alert-throttle';

/** Alerts of one `what` that pass within ten seconds; those beyond it are summed up in one. */
const BURST = 20;
/** Alerts on their way at most; while the broker takes none, they are only logged and counted. */
const UNCONFIRMED_MAX_COUNT = 100;
const MESSAGE_MAX_LENGTH = 2_000;
const DETAILS_MAX_BYTES = 16 * 1024;
const LEVEL = { info: 'info', warning: 'warn', critical: 'error' } as const;

/** Something a person should know of. */
export interface Alert {
  /** `info`: worth knowing; `warning`: look today; `critical`: look now. */
  readonly severity: 'info' | 'warning' | 'critical';
  /** A stable word in kebab case, such as `lease-reconciled`; few of them, for it is a label and part of the routing key. */
  readonly what: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

const raised = counter({
  name: 'ops_alerts_total',
  help: 'Alerts that this process raised, also those that were summed up or could not be told.',
  labelNames: ['severity', 'what'],
});
const untold = counter({
  name: 'ops_alerts_untold_total',
  help: 'Alerts that could not be published: the broker was away, or blocked. They are in the log.',
  labelNames: [],
});

/**
 * Tells whoever watches over the system, over `ops.alerts`. Best effort: it never throws and nobody waits for it, and what
 * cannot be told is in the log and in the metrics.
 */
@Injectable()
export class Alerts {
  private readonly log = logger('alert');
  private readonly throttle = new AlertThrottle<Alert>((alert, count) => this.tell(alert, count));
  private channel: ReopeningChannel | undefined;
  private unconfirmed = { count: 0 };

  constructor(
    private readonly owner: string,
    private readonly broker: Broker,
  ) {}

  /** On a channel of its own: when the exchange is missing, the broker closes the channel, and nothing else shares it. */
  async open(): Promise<void> {
    const forget = async (): Promise<void> => {
      this.unconfirmed = { count: 0 };
    };
    this.channel = await this.broker.openPublishingChannel('alerts', forget, { isVital: false });
  }

  stop(): void {
    this.throttle.stop();
  }

  raise(alert: Alert): void {
    this.raiseAs(alert.what, BURST, alert);
  }

  /** At most `burst` of one kind in ten seconds, where a kind is narrower than `what`: one queue, one question. */
  raiseAs(kind: string, burst: number, alert: Alert): void {
    const { severity, what, message, details } = alert;
    this.log[LEVEL[severity]]({ what, ...details }, message);
    raised.inc({ severity, what });
    this.throttle.offer(`${severity} ${kind}`, burst, alert);
  }

  private tell(alert: Alert, heldBackCount: number): void {
    try {
      this.publish(alert, heldBackCount);
    } catch (error) {
      untold.inc();
      this.log.warn({ what: alert.what, err: error }, 'alert could not be told');
    }
  }

  private publish(alert: Alert, heldBackCount: number): void {
    if (!this.channel?.isOpen || this.unconfirmed.count >= UNCONFIRMED_MAX_COUNT) {
      untold.inc();
      return;
    }
    const data = AlertRaised.data.parse(this.dataOf(alert, heldBackCount));
    const id = uuidv7();
    const [type, time] = [AlertRaised.type, new Date().toISOString()];
    const traceparent = currentTraceparent();
    const encoded = encodeEvent({ id, source: this.owner, type, subject: alert.what, time, traceparent, data });
    const unconfirmed = this.unconfirmed;
    unconfirmed.count += 1;
    this.channel.current.publish(
      AlertRaised.exchange.name,
      `${alert.severity}.${this.owner}.${alert.what}`,
      encodeBatch([encoded]),
      { persistent: true, ...messageProperties({ type, owner: this.owner, firstId: id, traceparent }) },
      () => (unconfirmed.count -= 1),
    );
  }

  private dataOf({ severity, what, message, details = {} }: Alert, heldBackCount: number): DataOf<typeof AlertRaised> {
    const isSmall = Buffer.byteLength(JSON.stringify(details)) <= DETAILS_MAX_BYTES;
    return {
      severity,
      service: this.owner,
      what,
      // PostgreSQL stores no NUL, and whoever records alerts must not stumble over one.
      message: message.replaceAll('\u0000', ' ').slice(0, MESSAGE_MAX_LENGTH),
      details: {
        ...(isSmall ? details : { tooLarge: true }),
        ...(heldBackCount === 0 ? {} : { alsoHeldBack: heldBackCount }),
      },
      raisedAt: new Date().toISOString(),
    };
  }
}
