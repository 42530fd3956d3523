import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Alerts } from '@floodgate/messaging';
import { logger } from '@floodgate/observability';
import { Database } from '@floodgate/persistence';
import { LeaseTimes } from '../domain/lease-times';
import { ReconcileLeases } from '../use-cases/reconcile-leases';

/** Looks again and again for leases that ended without a word. Every replica looks; who comes second finds nothing. */
@Injectable()
export class LeaseSweep implements OnModuleInit, OnModuleDestroy {
  private readonly log = logger('lease-sweep');
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly reconcileLeases: ReconcileLeases,
    private readonly alerts: Alerts,
    private readonly times: LeaseTimes,
  ) {}

  onModuleInit(): void {
    this.lookLater();
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.looking;
  }

  /** The next look comes after this one has ended, so that a slow database is not asked by more and more. */
  private lookLater(): void {
    this.timer = setTimeout(() => {
      this.looking = this.look()
        .catch((error: unknown) => this.log.warn({ err: error }, 'leases not reconciled, looking again later'))
        .finally(() => this.timer && this.lookLater());
    }, this.times.sweepMs);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    const leases = await this.database.transaction((tx) => this.reconcileLeases.execute(tx));
    for (const { wasReturned, ...lease } of leases) {
      const message = wasReturned
        ? 'Tickets that were admitted never arrived: their permits went back to the sale.'
        : 'A replica fell silent with permits in its hands: they went back to the sale.';
      this.alerts.raise({ severity: 'warning', what: 'lease-reconciled', message, details: lease });
    }
  }
}
