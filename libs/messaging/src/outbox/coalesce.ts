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
 * never announced out of order. What waits for later (exchange '') keeps its order only among its like.
 */
export function coalesce(rows: readonly WaitingRow[], bounds: BatchBounds): readonly (readonly Batch[])[] {
  const waves: Batch[][] = [];
  let wave = new Wave(bounds);
  for (const row of rows) {
    if (wave.accepts(row)) {
      wave.add(row);
      continue;
    }
    waves.push(wave.batches);
    wave = new Wave(bounds);
    wave.add(row);
  }
  if (wave.batches.length > 0) waves.push(wave.batches);
  return waves;
}

class Wave {
  readonly batches: WaitingRow[][] = [];
  private readonly open = new Map<string, { readonly batch: WaitingRow[]; byteCount: number }>();
  private readonly batchOfSubject = new Map<string, WaitingRow[]>();

  constructor(private readonly bounds: BatchBounds) {}

  /** A subject that is already in this wave must go into the very same message, or wait for the next wave. */
  accepts(row: WaitingRow): boolean {
    const taken = this.batchOfSubject.get(orderedBy(row));
    return taken === undefined || taken === this.openFor(row)?.batch;
  }

  add(row: WaitingRow): void {
    const open = this.openFor(row) ?? this.start(row);
    open.batch.push(row);
    open.byteCount += Buffer.byteLength(row.body);
    this.batchOfSubject.set(orderedBy(row), open.batch);
  }

  private openFor(row: WaitingRow) {
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
