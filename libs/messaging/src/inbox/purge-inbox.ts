import { logger } from '@floodgate/observability';
import type { Database } from '@floodgate/persistence';
import { HELD_MAX_AGE_MINUTES } from './held-messages';

const INTERVAL_MS = 60_000;
const BATCH_COUNT = 5_000;

/** Forgets old inbox rows in the background, in small deletes that lock nothing anybody waits for. */
export class InboxPurge {
  private readonly log = logger('inbox-purge');
  private timer: NodeJS.Timeout | undefined;
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly retentionDays: number,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      void this.purge().catch((error: unknown) => this.log.warn({ err: error }, 'not purged, trying again later'));
    }, INTERVAL_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
    this.stopping.abort();
  }

  /** Everything that is too old now, a batch at a time. Replicas that purge at once take different rows. */
  async purge(): Promise<void> {
    let count = BATCH_COUNT;
    while (count === BATCH_COUNT && !this.stopping.signal.aborted) {
      count = await this.database.read((tx) =>
        tx.$executeRawUnsafe(
          `DELETE FROM inbox_messages WHERE ctid = ANY(ARRAY(
             SELECT ctid FROM inbox_messages WHERE processed_at < now() - make_interval(days => $1) LIMIT $2
             FOR UPDATE SKIP LOCKED))`,
          this.retentionDays,
          BATCH_COUNT,
        ),
      );
    }
    await this.database.read((tx) =>
      tx.$executeRawUnsafe(
        'DELETE FROM held_messages WHERE held_at < now() - make_interval(mins => $1)',
        HELD_MAX_AGE_MINUTES,
      ),
    );
  }
}
