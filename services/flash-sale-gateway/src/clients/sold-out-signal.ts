import { FlashSaleSoldOut } from '@floodgate/contracts';
import type { CommandSender } from '@floodgate/messaging';
import { logger } from '@floodgate/observability';
import type { Clock } from '@floodgate/runtime';
import type { SaleFlags } from '../storage/sale-flags';

const log = logger('permits');

/** Tells this replica at once, and all others within milliseconds, that nothing is left to lease. */
export class SoldOutSignal {
  constructor(
    private readonly flags: SaleFlags,
    private readonly commands: CommandSender,
    private readonly clock: Clock,
  ) {}

  tell(saleId: string, stockRevision: number): void {
    if (!this.flags.soldOut(saleId, stockRevision)) return;
    log.info({ saleId, stockRevision }, 'sold out');
    const at = this.clock.now().toISOString();
    // A replica that misses it asks inventory and hears the same.
    this.commands
      .send(FlashSaleSoldOut, { saleId, stockRevision, at })
      .catch((error: unknown) => log.warn({ err: error, saleId }, 'the other replicas were not told: sold out'));
  }
}
