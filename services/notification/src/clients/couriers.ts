import type { Channel } from '../domain/channel';
import { Courier } from './courier';
import { GuardedProvider, type BreakerSettings } from './guarded-provider';
import type { Provider } from './provider';
import { Turns, type TurnSettings } from './turns';

/** One channel: who brings its letters (nobody: the sandbox), and at which pace. */
export interface ChannelSettings extends TurnSettings {
  readonly provider: Provider | undefined;
}

export interface CourierSettings {
  readonly channels: Readonly<Record<Channel, ChannelSettings>>;
  readonly budgetMs: number;
  readonly breaker: Omit<BreakerSettings, 'onChange'>;
  /** Told when a channel's provider is left alone, and when it is asked again. */
  readonly onBreakerChange: (channel: Channel, isOpen: boolean) => void;
}

/** Who brings the letters of which channel. Each channel has a provider, a pace and a breaker of its own. */
export class Couriers {
  private readonly byChannel: Readonly<Record<Channel, Courier | undefined>>;
  private readonly providers: readonly Provider[];

  constructor(settings: CourierSettings) {
    const { channels } = settings;
    const courierOf = (channel: Channel) => courierFor(channel, settings);
    this.byChannel = { sms: courierOf('sms'), email: courierOf('email'), push: courierOf('push') };
    this.providers = Object.values(channels).flatMap(({ provider }) => (provider === undefined ? [] : [provider]));
  }

  /** Undefined when nobody does: then the sandbox takes them. */
  of(channel: Channel): Courier | undefined {
    return this.byChannel[channel];
  }

  /** Nest calls this when nothing is handed over any more. */
  onApplicationShutdown(): void {
    for (const provider of this.providers) provider.close();
  }
}

function courierFor(channel: Channel, settings: CourierSettings): Courier | undefined {
  const { provider, ...pace } = settings.channels[channel];
  if (provider === undefined) return undefined;
  const onChange = (isOpen: boolean) => settings.onBreakerChange(channel, isOpen);
  const guarded = new GuardedProvider(channel, provider, { ...settings.breaker, onChange });
  return new Courier(channel, guarded, new Turns(pace), settings.budgetMs);
}
