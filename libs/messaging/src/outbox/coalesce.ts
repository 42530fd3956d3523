import type { MessageBounds } from './message-bounds';

/** A row of the outbox: a message, which may be joined with others of its kind. */
export interface WaitingMessage {
  /** A bigint, as text. */
  readonly id: string;
  /** Of the first event. */
  readonly event_id: string;
  readonly exchange: string;
  readonly routing_key: string;
  readonly type: string;
  readonly routing_headers: string | null;
  readonly event_count: number;
  /** Every subject once. */
  readonly subjects: readonly string[];
  /** A CloudEvents batch in UTF-8. */
  readonly body: Buffer;
}

/** Rows that travel in one message: same exchange, type and headers. */
export type Batch = readonly WaitingMessage[];

/**
 * Joins rows to messages, and messages to waves. All messages of a wave may be published at once; a wave starts when
 * the one before is confirmed. A subject appears in at most one message of a wave, so whatever fails, its events are
 * never announced out of order. What waits for later (exchange '') keeps its order only among its like. A row goes into
 * the earliest wave that its subjects allow, so that subjects of alternating types share the messages of few waves.
 */
export function coalesce(rows: readonly WaitingMessage[], bounds: MessageBounds): readonly (readonly Batch[])[] {
  const waves: Wave[] = [];
  const placeOf = new Map<string, Place>();
  for (const row of rows) {
    const keys = row.subjects.map((subject) => orderedBy(row, subject));
    const wave = earliestFor(row, keys, { waves, placeOf });
    const batch = (waves[wave] ??= new Wave(bounds)).add(row);
    for (const key of keys) placeOf.set(key, { wave, batch });
  }
  return waves.map(({ batches }) => batches);
}

/** Where the latest row of a subject went: the next one goes into the very same message, or into a wave behind. */
interface Place {
  readonly wave: number;
  readonly batch: Batch;
}

interface Placed {
  readonly waves: readonly Wave[];
  readonly placeOf: ReadonlyMap<string, Place>;
}

function earliestFor(row: WaitingMessage, keys: readonly string[], { waves, placeOf }: Placed): number {
  let wave = 0;
  let isBehind = false;
  for (const key of keys) {
    const last = placeOf.get(key);
    if (!last || last.wave < wave) continue;
    const mustFollow = waves[last.wave]?.openFor(row) !== last.batch;
    isBehind = mustFollow || (isBehind && last.wave === wave);
    wave = last.wave;
  }
  return isBehind ? wave + 1 : wave;
}

class Wave {
  readonly batches: WaitingMessage[][] = [];
  private readonly open = new Map<
    string,
    { readonly batch: WaitingMessage[]; eventCount: number; byteCount: number }
  >();

  constructor(private readonly bounds: MessageBounds) {}

  /** The message that has room for the row; undefined when it would begin one. */
  openFor(row: WaitingMessage): Batch | undefined {
    return this.withRoomFor(row)?.batch;
  }

  add(row: WaitingMessage): Batch {
    const open = this.withRoomFor(row) ?? this.start(row);
    open.batch.push(row);
    open.eventCount += row.event_count;
    open.byteCount += row.body.length;
    return open.batch;
  }

  private withRoomFor(row: WaitingMessage) {
    const open = this.open.get(keyOf(row));
    const hasRoom =
      open &&
      open.eventCount + row.event_count <= this.bounds.maxCount &&
      open.byteCount + row.body.length <= this.bounds.maxBytes;
    return hasRoom ? open : undefined;
  }

  private start(row: WaitingMessage) {
    const open = { batch: [], eventCount: 0, byteCount: 0 };
    this.open.set(keyOf(row), open);
    this.batches.push(open.batch);
    return open;
  }
}

/** What has the same answer is never in two messages of a wave. */
function orderedBy({ exchange, routing_key }: WaitingMessage, subject: string): string {
  return exchange === '' ? `${routing_key}\n${subject}` : subject;
}

function keyOf({ exchange, routing_key, routing_headers }: WaitingMessage): string {
  return `${exchange}\n${routing_key}\n${routing_headers ?? ''}`;
}
