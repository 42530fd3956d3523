import type { Invocation } from './invocation';
import { SlowClients } from './generator/slow-clients';
import type { PushProvider } from './system/push-provider';
import { urlsOf } from './system/running-system';
import type { Stage } from './system/stage';

/** What the scenario has in store beside the crowd: a restock, slow clients, a provider that goes away. */
export class Besides {
  /** What could not be done; the run was not the one that was wanted. */
  readonly mishaps: string[] = [];
  private readonly timers: NodeJS.Timeout[] = [];
  private slow: SlowClients | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly invocation: Invocation,
    private readonly provider: PushProvider | undefined,
  ) {}

  /** `tell` hears what happens, when it does. */
  begin(tell: (line: string) => void): void {
    const { scenario, shape } = this.invocation;
    const { restock, slowClients = 0, providerDown } = scenario;
    const [saleId = ''] = this.stage.saleIds;
    const [doorUrl = ''] = urlsOf(this.stage.system, 'flash-sale-gateway');
    if (slowClients > 0) this.slow = new SlowClients(doorUrl, `/flash-sales/${saleId}/orders`, slowClients);
    if (restock) {
      const units = restocked(this.invocation);
      this.after(restock.afterMs, async () => {
        await this.stage.operator.restock(saleId, units);
        tell(`        restocked: ${units} pieces in all from now on`);
      });
    }
    if (providerDown && shape.kind === 'ramp') {
      const at = (share: number) => share * shape.durationS * 1_000;
      this.after(at(providerDown.from), () => {
        this.provider?.goAway();
        tell('        the provider of push messages is away');
      });
      this.after(at(providerDown.to), async () => {
        await this.provider?.comeBack();
        tell('        the provider of push messages is back');
      });
    }
  }

  /** When the last customer has been told something; whoever went away is back. */
  async end(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    this.slow?.close();
    await this.provider?.comeBack();
  }

  private after(ms: number, act: () => Promise<void> | void): void {
    const failed = (error: unknown) => void this.mishaps.push(error instanceof Error ? error.message : String(error));
    this.timers.push(setTimeout(() => void Promise.resolve().then(act).catch(failed), ms));
  }
}

/** Pieces of the hot sale in the end. */
export function restocked({ units, scenario }: Invocation): number {
  return units + Math.round(units * (scenario.restock?.share ?? 0));
}
