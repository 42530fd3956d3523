/** A row of the outbox as the relay reads it. */
export interface WaitingRow {
  /** A bigint, which the driver gives as text. */
  readonly id: string;
  readonly event_id: string;
  readonly exchange: string;
  readonly routing_key: string;
  readonly routing_headers: string | null;
  readonly subject: string;
  readonly body: string;
  readonly age_s: number;
}

/** Rows that travel in one message: same exchange, type and headers. */
export type Batch = readonly WaitingRow[];

export interface BatchBounds {
  readonly maxCount: number;
  readonly maxBytes: number;
}

/**
 * Groups rows into messages, and messages into waves. All messages of a wave may be published at once; a wave starts when
 * the one before is confirmed. A subject appears in at most one message of a wave, so whatever fails, its events are
 * never announced out of order. What waits for later (exchange '') keeps its order only among its like. A row goes into
 * the earliest wave that its subject allows, so that subjects of alternating types share the messages of few waves.
 */
export function coalesce(rows: readonly WaitingRow[], bounds: BatchBounds): readonly (readonly Batch[])[] {
  const waves: Wave[] = [];
  const placeOf = new Map<string, Place>();
  for (const row of rows) {
    const last = placeOf.get(orderedBy(row));
    const isBehind = last !== undefined && waves[last.wave]?.openFor(row) !== last.batch;
    const wave = (last?.wave ?? 0) + (isBehind ? 1 : 0);
    const batch = (waves[wave] ??= new Wave(bounds)).add(row);
    placeOf.set(orderedBy(row), { wave, batch });
  }
  return waves.map(({ batches }) => batches);
}

/** Where the latest row of a subject went: the next one goes into the very same message, or into the wave behind. */
interface Place {
  readonly wave: number;
  readonly batch: Batch;
}

class Wave {
  readonly batches: WaitingRow[][] = [];
  private readonly open = new Map<string, { readonly batch: WaitingRow[]; byteCount: number }>();

  constructor(private readonly bounds: BatchBounds) {}

  /** The message that has room for the row; undefined when it would begin one. */
  openFor(row: WaitingRow): Batch | undefined {
    return this.withRoomFor(row)?.batch;
  }

  add(row: WaitingRow): Batch {
    const open = this.withRoomFor(row) ?? this.start(row);
    open.batch.push(row);
    open.byteCount += Buffer.byteLength(row.body);
    return open.batch;
  }

  private withRoomFor(row: WaitingRow) {
    const open = this.open.get(keyOf(row));
    const hasRoom =
      open &&
      open.batch.length < this.bounds.maxCount &&
      open.byteCount + Buffer.byteLength(row.body) <= this.bounds.maxBytes;
    return hasRoom ? open : undefined;
  }

  private start(row: WaitingRow) {
    const open = { batch: [], byteCount: 0 };
    this.open.set(keyOf(row), open);
    this.batches.push(open.batch);
    return open;
  }
}

/** Rows with the same answer are never in two messages of a wave. */
function orderedBy({ exchange, routing_key, subject }: WaitingRow): string {
  return exchange === '' ? `${routing_key}\n${subject}` : subject;
}

function keyOf({ exchange, routing_key, routing_headers }: WaitingRow): string {
  return `${exchange}\n${routing_key}\n${routing_headers ?? ''}`;
}
