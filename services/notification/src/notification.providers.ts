import type { Provider as NestProvider } from '@nestjs/common';
import { Alerts } from '@floodgate/messaging';
import { logger } from '@floodgate/observability';
import { Clock } from '@floodgate/runtime';
import { channels, type Channel } from './domain/channel';
import { Couriers, type CourierSettings } from './clients/couriers';
import { Schedule } from './clients/schedule';
import { SmtpProvider } from './clients/smtp-provider';
import { WebhookProvider } from './clients/webhook-provider';
import { notificationConfig as config } from './notification.config';

const webhook = (url: string | undefined, token: string | undefined, timeoutMs: number) =>
  url === undefined ? undefined : new WebhookProvider({ url, token, timeoutMs });

const settings = (alerts: Alerts): CourierSettings => ({
  channels: {
    sms: {
      provider: webhook(config.SMS_WEBHOOK_URL, config.SMS_WEBHOOK_TOKEN, config.SMS_TIMEOUT_MS),
      concurrency: config.SMS_CONCURRENCY,
      ratePerS: config.SMS_RATE_PER_S,
    },
    email: {
      provider:
        config.SMTP_URL === undefined
          ? undefined
          : new SmtpProvider({
              url: config.SMTP_URL,
              from: config.EMAIL_FROM,
              timeoutMs: config.EMAIL_TIMEOUT_MS,
              connectionMaxCount: config.EMAIL_CONCURRENCY,
            }),
      concurrency: config.EMAIL_CONCURRENCY,
      ratePerS: config.EMAIL_RATE_PER_S,
    },
    push: {
      provider: webhook(config.PUSH_WEBHOOK_URL, config.PUSH_WEBHOOK_TOKEN, config.PUSH_TIMEOUT_MS),
      concurrency: config.PUSH_CONCURRENCY,
      ratePerS: config.PUSH_RATE_PER_S,
    },
  },
  budgetMs: config.HANDOVER_BUDGET_MS,
  breaker: { failuresMaxCount: config.BREAKER_FAILURES_COUNT, openMs: config.BREAKER_OPEN_MS },
  onBreakerChange: (channel, isOpen) => alerts.raise(isOpen ? opened(channel) : closed(channel)),
});

const patience = { delaysMs: config.DELIVERY_DELAYS_MS, giveUpAfterMs: config.DELIVERY_GIVE_UP_AFTER_MS };

const opened = (channel: Channel) =>
  ({
    severity: 'warning',
    what: 'breaker-open',
    message: `the provider of ${channel} does not answer: what it should take waits`,
    details: { channel },
  }) as const;

const closed = (channel: Channel) =>
  ({
    severity: 'info',
    what: 'breaker-closed',
    message: `the provider of ${channel} answers again: what waited goes out`,
    details: { channel },
  }) as const;

/** What the sandbox takes counts as delivered, and nobody reads it. */
function warnOfSandbox(couriers: Couriers): void {
  const unread = channels.filter((channel) => couriers.of(channel) === undefined);
  if (unread.length > 0)
    logger('providers').warn({ channels: unread }, 'no provider is set: nobody hears on these channels');
}

/** Who brings what, made from the settings. */
export const courierProviders: NestProvider[] = [
  {
    provide: Couriers,
    inject: [Alerts],
    useFactory: (alerts: Alerts) => {
      const couriers = new Couriers(settings(alerts));
      if (!config.DEMO) warnOfSandbox(couriers);
      return couriers;
    },
  },
  { provide: Schedule, inject: [Clock], useFactory: (clock: Clock) => new Schedule(clock, patience) },
];
