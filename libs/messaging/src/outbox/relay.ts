import { counter, gauge, logger } from '@floodgate/observability';
import type { Database, DedicatedConnection } from '@floodgate/persistence';
import { Cadence } from '../cadence';
import type { Publisher } from '../connection/publisher';
import { messageProperties } from '../wire/message-properties';
import { joinBatches } from '../wire/cloud-event';
import { z } from 'zod';
import { coalesce, type Batch, type WaitingMessage } from './coalesce';
import { Leadership } from './leadership';
import { MESSAGE_BOUNDS } from './message-bounds';
import type { Outbox } from './outbox';
import type { RecentMessages } from './recent-messages';
import { Wake } from './wake';

/** What is in memory at once; also the most that is published again after a crash between confirm and delete. */
const FETCH_MAX = { count: 1_000, bytes: 8 * 1024 * 1024 };
/** A safety net only: every commit wakes the relay. */
const POLL_INTERVAL_MS = 1_000;
/** What is committed within these few milliseconds travels together. */
const INTERVAL_MS = 25;
const FAILURE_PAUSE_MS = { first: 100, max: 5_000 };

/** Deletes the messages `$1`, which are announced, and tells the oldest of the others. */
const NEXT_IDS = `
  WITH announced AS (DELETE FROM outbox_messages WHERE id = ANY ($1::bigint[]))
  SELECT id, extract(epoch FROM now() - created_at)::float8 AS age_s
    FROM outbox_messages WHERE id <> ALL ($1::bigint[]) ORDER BY id LIMIT ${FETCH_MAX.count}`;

/** The messages `$1`, the oldest first, as many as fit; the first one always does. */
const READ_MESSAGES = `
  SELECT id, event_id, exchange, routing_key, type, routing_headers, event_count, subjects, body
    FROM (SELECT *, sum(octet_length(body)) OVER (ORDER BY id) - octet_length(body) AS bytes_before
            FROM outbox_messages WHERE id = ANY ($1::bigint[])) AS waiting
   WHERE bytes_before < ${FETCH_MAX.bytes} ORDER BY id`;

type ReadMessage = Omit<WaitingMessage, 'body'> & { readonly body: string };

const headerValues = z.record(z.string(), z.unknown());

const relayed = counter({
  name: 'outbox_relayed_total',
  help: 'Events published from the outbox and confirmed.',
  labelNames: ['type'],
});
const backlog = gauge({
  name: 'outbox_backlog_messages',
  help: 'Rows seen waiting at the last look; capped at what the relay fetches at once.',
  labelNames: [],
});
const lag = gauge({
  name: 'outbox_lag_seconds',
  help: 'Age of the oldest waiting row at the last look.',
  labelNames: [],
});
const isLeading = gauge({
  name: 'outbox_relay_leading',
  help: '1 in the process whose relay is the active one of its database.',
  labelNames: [],
});

/** Publishes the outbox in commit order per aggregate, at least once. One is active per database; the others wait for it to die. */
export class OutboxRelay {
  private readonly log = logger('outbox-relay');
  private readonly wake = new Wake();
  private readonly cadence = new Cadence(INTERVAL_MS);
  private readonly leadership: Leadership;
  private readonly recent: RecentMessages;
  /** Confirmed by the broker, and to be deleted with the next look. */
  private announced: string[] = [];
  private running: Promise<void> | undefined;
  private isStopping = false;

  constructor(
    private readonly owner: string,
    database: Database,
    private readonly publisher: Publisher,
    outbox: Outbox,
  ) {
    this.recent = outbox.recent;
    this.leadership = new Leadership(database, () => this.wake.now());
    database.onCommit((tx) => outbox.has(tx) && this.leadership.announceWork());
  }

  start(): void {
    this.running = this.run();
  }

  /** Publishes what is committed by now, within the deadline, then gives the lead to another replica. */
  async stop(deadlineMs: number): Promise<void> {
    this.isStopping = true;
    this.wake.now();
    const deadline = new Promise<void>((resolve) => setTimeout(resolve, deadlineMs).unref());
    if (this.leadership.isLeading) await Promise.race([this.running, deadline]);
    await this.leadership.resign();
    await Promise.race([this.running, deadline]);
  }

  private async run(): Promise<void> {
    let pauseMs = FAILURE_PAUSE_MS.first;
    while (!this.isStopping) {
      try {
        await this.lead();
        pauseMs = FAILURE_PAUSE_MS.first;
      } catch (error) {
        this.log.warn({ err: error, pauseMs }, 'relay pauses, nothing is lost');
        await this.wake.within(pauseMs);
        pauseMs = Math.min(pauseMs * 2, FAILURE_PAUSE_MS.max);
      }
    }
  }

  private async lead(): Promise<void> {
    const session = await this.leadership.acquire();
    if (!session) return;
    isLeading.set(1);
    this.recent.begin();
    try {
      while (this.leadership.isLeading) {
        const count = await this.relayOnce(session);
        if (count === 0 && this.isStopping) return;
        if (count === 0) await this.wake.within(POLL_INTERVAL_MS);
        await this.cadence.next(this.isStopping || count === FETCH_MAX.count);
      }
    } finally {
      this.recent.end();
      isLeading.set(0);
    }
  }

  /** @returns how many messages were published */
  private async relayOnce(session: DedicatedConnection): Promise<number> {
    const messages = await this.nextMessages(session);
    for (const wave of coalesce(messages, MESSAGE_BOUNDS)) await this.relayWave(wave);
    return messages.length;
  }

  /** The oldest that wait, without a gap: none is published before one that was stored before it. */
  private async nextMessages(session: DedicatedConnection): Promise<readonly WaitingMessage[]> {
    const deleting = this.announced;
    const next = await session.query<{ id: string; age_s: number }>(NEXT_IDS, [deleting]);
    this.announced = [];
    backlog.set(next.length);
    lag.set(next[0]?.age_s ?? 0);
    const ids = next.map(({ id }) => id);
    // At once, because what is remembered may be forgotten while the rest is read.
    const known = new Map(ids.map((id) => [id, this.recent.get(id)]));
    const read = await this.read(
      session,
      ids.filter((id) => known.get(id) === undefined),
    );
    const messages = ids.map((id) => known.get(id) ?? read.get(id));
    const gap = messages.indexOf(undefined);
    return messages.slice(0, gap === -1 ? messages.length : gap).filter((message) => message !== undefined);
  }

  private async read(
    session: DedicatedConnection,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, WaitingMessage>> {
    if (ids.length === 0) return new Map();
    const rows = await session.query<ReadMessage>(READ_MESSAGES, [ids]);
    return new Map(rows.map((row) => [row.id, { ...row, body: Buffer.from(row.body) }]));
  }

  /** Notes exactly what was confirmed, also when another message of the wave was not. */
  private async relayWave(wave: readonly Batch[]): Promise<void> {
    const results = await Promise.allSettled(wave.map((batch) => this.publish(batch)));
    const confirmed = wave.filter((_, index) => results[index]?.status === 'fulfilled').flat();
    for (const { id, type, event_count } of confirmed) {
      this.announced.push(id);
      this.recent.forget(id);
      relayed.inc({ type }, event_count);
    }
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async publish(batch: Batch): Promise<void> {
    const first = batch[0];
    if (!first) return;
    const headers = first.routing_headers === null ? {} : headerValues.parse(JSON.parse(first.routing_headers));
    await this.publisher.publish({
      exchange: first.exchange,
      routingKey: first.routing_key,
      body: joinBatches(batch.map(({ body }) => body)),
      properties: messageProperties({ type: first.type, owner: this.owner, firstId: first.event_id, headers }),
    });
  }
}
