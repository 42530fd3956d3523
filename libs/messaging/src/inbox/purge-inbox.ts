import { logger } from '@floodgate/observability';
import type { Database } from '@floodgate/persistence';

const INTERVAL_MS = 60_000;
const BATCH_COUNT = 5_000;

/** Forgets old inbox rows in the background, in small deletes that lock nothing anybody waits for. */
export class InboxPurge {
  private readonly log = logger('inbox-purge');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly retentionDays: number,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.purge(), INTERVAL_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async purge(): Promise<void> {
    try {
      await this.database.read((tx) =>
        tx.$executeRawUnsafe(
          `DELETE FROM inbox_messages WHERE ctid = ANY(ARRAY(
             SELECT ctid FROM inbox_messages WHERE processed_at < now() - make_interval(days => $1) LIMIT $2
             FOR UPDATE SKIP LOCKED))`,
          this.retentionDays,
          BATCH_COUNT,
        ),
      );
    } catch (error) {
      this.log.warn({ err: error }, 'inbox not purged, trying again later');
    }
  }
}
