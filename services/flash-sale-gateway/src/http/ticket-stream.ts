import type { Place } from '../use-cases/follow-ticket';
import type { RawReply } from './server';

/** Some hundred events: who has not read so many is not there any more. */
const UNREAD_MAX_BYTES = 16 * 1024;
/** What is silent for longer, proxies cut. */
const HEARTBEAT_AFTER_MS = 15_000;

export type EndOfStream = 'result' | 'left' | 'slow' | 'expired' | 'shutdown';

/** What a stream tells of a ticket; the id tells a client that comes back what it has seen. */
export interface Step {
  readonly name: 'state' | 'result';
  readonly id: string;
  readonly data: object;
}

/** One open answer to one customer, in the words of server-sent events. */
export class TicketStream {
  private lastPlace: string | undefined;
  private lastWriteMs: number;

  constructor(
    private readonly raw: RawReply,
    readonly customerId: string,
    readonly sinceMs: number,
  ) {
    this.lastWriteMs = sinceMs;
  }

  /** Its reader is not reading. */
  get isSlow(): boolean {
    return this.raw.writableLength > UNREAD_MAX_BYTES;
  }

  begin(headers: Readonly<Record<string, number | string | string[] | undefined>>, retryMs: number): void {
    this.raw.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    this.raw.write(`retry: ${retryMs}\n\n`);
  }

  step({ name, id, data }: Step, nowMs: number): void {
    this.write(`event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`, nowMs);
  }

  /** Says where the ticket stands if that is news; otherwise, every now and then, that somebody is still here. */
  tick(place: Place | undefined, nowMs: number): void {
    const text = place && JSON.stringify(place);
    if (text !== undefined && text !== this.lastPlace) {
      this.lastPlace = text;
      this.write(`event: position\ndata: ${text}\n\n`, nowMs);
    } else if (nowMs - this.lastWriteMs >= HEARTBEAT_AFTER_MS) {
      this.write(': still here\n\n', nowMs);
    }
  }

  end(why: EndOfStream): void {
    if (why === 'slow') this.raw.destroy();
    else if (why !== 'left') this.raw.end(why === 'result' ? undefined : `: ${why}, come again\n\n`);
  }

  private write(text: string, nowMs: number): void {
    this.lastWriteMs = nowMs;
    this.raw.write(text);
  }
}
