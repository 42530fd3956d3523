import { setImmediate as nextTurn } from 'node:timers/promises';
import { counter, gauge } from '@floodgate/observability';
import { isSettled, type Ticket, type TicketState } from '../domain/ticket';
import type { Following, FollowTicket } from '../use-cases/follow-ticket';
import { TicketStream, type EndOfStream } from './ticket-stream';
import type { Reply } from './server';

/** Also the shortest time between two positions. */
const TICK_INTERVAL_MS = 2_000;
/** Streams that are written to before requests get their turn. */
const SLICE_COUNT = 250;
/** After it the client comes again, with a token that must still be valid. */
const STREAM_MAX_MS = 900_000;
const RETRY_MS = 2_000;

export interface StreamLimits {
  readonly maxCount: number;
  readonly maxCountPerCustomer: number;
}

interface Open {
  readonly stream: TicketStream;
  readonly orderId: string;
  readonly following: Following;
}

const openCount = gauge({
  name: 'flash_sale_ticket_streams',
  help: 'Customers who watch their ticket over an open answer, on this replica.',
});
const endedCount = counter({
  name: 'flash_sale_ticket_streams_ended_total',
  help: 'Open answers that ended, by why.',
  labelNames: ['why'],
});

/** All open answers of this replica: one timer for all of them, and a bound for each customer and for all. */
export class TicketStreams {
  private readonly open = new Set<Open>();
  private readonly countByCustomer = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private isEnding = false;

  constructor(
    private readonly followTicket: FollowTicket,
    private readonly limits: StreamLimits,
  ) {}

  /** Whether there is room for one more of this customer. */
  room(customerId: string): 'enough' | 'none' | 'none-for-this-customer' {
    if (this.isEnding || this.open.size >= this.limits.maxCount) return 'none';
    const own = this.countByCustomer.get(customerId) ?? 0;
    return own >= this.limits.maxCountPerCustomer ? 'none-for-this-customer' : 'enough';
  }

  /** Takes the answer over: tells the present state at once, then every step, and ends it with the result. */
  add(reply: Reply, customerId: string, ticket: Ticket): void {
    reply.hijack();
    const nowMs = Date.now();
    const stream = new TicketStream(reply.raw, customerId, nowMs);
    stream.begin(reply.getHeaders(), RETRY_MS);
    const { orderId, ...asked } = ticket;
    const following = this.followTicket.execute(orderId, (state) => this.tell(one, state));
    const one = { stream, orderId, following };
    this.remember(one);
    reply.raw.on('close', () => this.remove(one, 'left'));
    this.tell(one, following.state ?? asked);
    if (this.open.has(one)) stream.tick(following.place(), nowMs);
  }

  /** Everybody is asked to come again, to another replica. */
  endAll(): void {
    this.isEnding = true;
    for (const one of this.open) this.remove(one, 'shutdown');
  }

  private tell(one: Open, state: TicketState): void {
    const name = isSettled(state) ? 'result' : 'state';
    one.stream.step({ name, id: state.status, data: { orderId: one.orderId, ...state } }, Date.now());
    if (name === 'result') this.remove(one, 'result');
  }

  private remember(one: Open): void {
    this.open.add(one);
    const { customerId } = one.stream;
    this.countByCustomer.set(customerId, (this.countByCustomer.get(customerId) ?? 0) + 1);
    openCount.set(this.open.size);
    this.timer ??= setInterval(() => void this.tick(), TICK_INTERVAL_MS);
  }

  /** Leaves nothing behind, whoever ended it; the second time it does nothing. */
  private remove(one: Open, why: EndOfStream): void {
    if (!this.open.delete(one)) return;
    one.following.stop();
    one.stream.end(why);
    const { customerId } = one.stream;
    const left = (this.countByCustomer.get(customerId) ?? 1) - 1;
    if (left > 0) this.countByCustomer.set(customerId, left);
    else this.countByCustomer.delete(customerId);
    openCount.set(this.open.size);
    endedCount.inc({ why });
    if (this.open.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Thousands are written to in slices: a request that comes meanwhile does not wait for all of them. */
  private async tick(): Promise<void> {
    let count = 0;
    for (const one of [...this.open]) {
      const nowMs = Date.now();
      if (one.stream.isSlow) this.remove(one, 'slow');
      else if (nowMs - one.stream.sinceMs > STREAM_MAX_MS) this.remove(one, 'expired');
      else if (this.open.has(one)) one.stream.tick(one.following.place(), nowMs);
      count += 1;
      if (count % SLICE_COUNT === 0) await nextTurn();
    }
  }
}
