import type { Database, DedicatedConnection } from '@floodgate/persistence';
import { isUnavailable } from '@floodgate/persistence';

/** The same number in every process: the lock is per database, so each service has one lead. */
const RELAY_LOCK = 20_260_101;
const CHANNEL = 'outbox';

/**
 * Who of several replicas relays the outbox: the one whose session holds an advisory lock. The others wait inside
 * PostgreSQL for that lock, so that one of them leads the moment the first one's session ends, however it ends.
 */
export class Leadership {
  private session: DedicatedConnection | undefined;
  private waiting: DedicatedConnection | undefined;
  private readonly resignation = new AbortController();
  private isAnnouncing = false;
  private hasMoreToAnnounce = false;

  constructor(
    private readonly database: Database,
    private readonly onWork: () => void,
  ) {}

  get isLeading(): boolean {
    return this.session !== undefined;
  }

  /** Waits for the lead, possibly for ever; who has it keeps it. Undefined when the wait ended by `resign`. */
  async acquire(): Promise<DedicatedConnection | undefined> {
    if (this.session) return this.session;
    if (this.hasResigned()) return undefined;
    const session = (this.waiting = await this.database.dedicatedConnection());
    session.onLost(() => {
      if (this.session === session) this.session = undefined;
      this.onWork();
    });
    session.onNotification(this.onWork);
    try {
      // A waiting session whose process died must not be given the lock: let PostgreSQL look after its client.
      await session.query(`SET client_connection_check_interval = '1s'`);
      // A crash that forgets what was deleted only lets it be published again, so nobody waits for the disk.
      await session.query('SET synchronous_commit = off');
      // The outbox looks empty to the planner, and what was deleted of it a minute ago would be read again and again.
      await session.query('SET enable_seqscan = off');
      await session.query('SELECT pg_advisory_lock($1)', [RELAY_LOCK]);
      await session.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      await session.close();
      if (this.hasResigned()) return undefined;
      throw error;
    } finally {
      this.waiting = undefined;
    }
    if (this.hasResigned()) {
      await session.close();
      return undefined;
    }
    this.session = session;
    return session;
  }

  /** Tells the leader, whichever process it is, that rows were committed. One message for many commits. */
  announceWork(): void {
    if (this.isLeading) {
      this.onWork();
      return;
    }
    this.hasMoreToAnnounce = true;
    if (!this.isAnnouncing) void this.announce();
  }

  async resign(): Promise<void> {
    this.resignation.abort();
    const { session, waiting } = this;
    this.session = undefined;
    await session?.close();
    await waiting?.close();
  }

  private async announce(): Promise<void> {
    this.isAnnouncing = true;
    try {
      while (this.hasMoreToAnnounce) {
        this.hasMoreToAnnounce = false;
        await this.database.read((tx) => tx.$executeRawUnsafe(`NOTIFY ${CHANNEL}`));
      }
    } catch (error) {
      // The leader polls as well; a notification that cannot be sent only costs time.
      if (!isUnavailable(error)) throw error;
    } finally {
      this.isAnnouncing = false;
    }
  }

  private hasResigned(): boolean {
    return this.resignation.signal.aborted;
  }
}
