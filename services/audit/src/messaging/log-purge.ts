import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { logger } from '@floodgate/observability';
import { Database } from '@floodgate/persistence';
import { Retention } from '../domain/retention';
import { PurgeLog } from '../use-cases/purge-log';

const INTERVAL_MS = 60_000;

/** Every minute forgets what is older than it has to be kept; nothing where everything is kept. */
@Injectable()
export class LogPurge implements OnModuleInit, OnModuleDestroy {
  private readonly log = logger('log-purge');
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private purging: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly purgeLog: PurgeLog,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    if (this.retention.days > 0) this.purgeLater();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.purging;
  }

  /** The next purge comes after this one has ended, so that a slow database is not asked by more and more. */
  private purgeLater(): void {
    this.timer = setTimeout(() => {
      this.purging = this.purge()
        .catch((error: unknown) => this.log.warn({ err: error }, 'not purged, trying again later'))
        .finally(() => this.stopping.signal.aborted || this.purgeLater());
    }, INTERVAL_MS);
    this.timer.unref();
  }

  private async purge(): Promise<void> {
    const order = { retentionDays: this.retention.days };
    let isMore = true;
    while (isMore && !this.stopping.signal.aborted)
      isMore = await this.database.transaction((tx) => this.purgeLog.execute(tx, order));
  }
}
