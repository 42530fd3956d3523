import { Latencies, type Latency } from './latencies';
import { isRefusal, outcomes, type Outcome } from './outcome';

/** How an order of a ticket ended; `confirmed` is the answer to the ticket, what comes after is the order's own life. */
export type Final = 'confirmed' | 'rejected';

interface Ticket {
  admittedAtMs?: number;
  settledAtMs?: number;
  final?: Final;
}

/** Slowest of a hundred among those who were answered lately, in milliseconds; null when nobody was. */
export interface RecentLatency {
  readonly admitted: number | null;
  readonly refused: number | null;
}

/** Everything the crowd was told, counted as it happens. All times are those of `performance.now()`. */
export class Scoreboard {
  private readonly latencies = new Map<Outcome, Latencies>(outcomes.map((outcome) => [outcome, new Latencies()]));
  private readonly recent = { admitted: new Latencies(), refused: new Latencies() };
  /** From the moment a customer was due to the final answer of their ticket. */
  readonly settling = new Latencies();
  readonly counts = new Map<Outcome, number>(outcomes.map((outcome) => [outcome, 0]));
  readonly finals = new Map<Final, number>([
    ['confirmed', 0],
    ['rejected', 0],
  ]);
  /** What came after the final answer, by the type of the event. */
  readonly afterwards = new Map<string, number>();
  offeredCount = 0;
  lastAdmittedAtMs: number | undefined;
  lastSettledAtMs: number | undefined;
  private readonly tickets = new Map<string, Ticket>();
  /** Tickets without a final answer, and when their customers were due. */
  private readonly waiting = new Map<string, number>();

  get waitingCount(): number {
    return this.waiting.size;
  }

  /** How long the oldest of them has waited. */
  oldestWaitingMs(nowMs: number): number {
    let oldestMs = nowMs;
    for (const dueAtMs of this.waiting.values()) oldestMs = Math.min(oldestMs, dueAtMs);
    return nowMs - oldestMs;
  }

  takeRecentP99Ms(): RecentLatency {
    return { admitted: this.recent.admitted.takeP99Ms(), refused: this.recent.refused.takeP99Ms() };
  }

  /** Paid, cancelled, expired. */
  later(type: string): void {
    this.afterwards.set(type, (this.afterwards.get(type) ?? 0) + 1);
  }

  /** Ids of tickets that nobody ever answered. */
  unanswered(): string[] {
    return [...this.waiting.keys()];
  }

  latencyOf(outcome: Outcome): Latency {
    return (this.latencies.get(outcome) ?? new Latencies()).summary();
  }

  offered(): void {
    this.offeredCount += 1;
  }

  told(outcome: Outcome, dueAtMs: number, nowMs: number): void {
    this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1);
    this.latencies.get(outcome)?.add(nowMs - dueAtMs);
    if (outcome === 'admitted' || outcome === 'ordered') {
      this.recent.admitted.add(nowMs - dueAtMs);
      this.lastAdmittedAtMs = nowMs;
    } else if (isRefusal(outcome)) this.recent.refused.add(nowMs - dueAtMs);
  }

  admitted(orderId: string, dueAtMs: number): void {
    const ticket = this.ticketOf(orderId);
    if (ticket.admittedAtMs !== undefined) return;
    ticket.admittedAtMs = dueAtMs;
    if (ticket.settledAtMs === undefined) this.waiting.set(orderId, dueAtMs);
    else this.settling.add(ticket.settledAtMs - dueAtMs);
  }

  /** May be heard before our own 202 has been read. */
  settled(orderId: string, final: Final, nowMs: number): void {
    const ticket = this.ticketOf(orderId);
    if (ticket.final) return;
    ticket.final = final;
    ticket.settledAtMs = nowMs;
    this.lastSettledAtMs = Math.max(this.lastSettledAtMs ?? 0, nowMs);
    this.finals.set(final, (this.finals.get(final) ?? 0) + 1);
    if (ticket.admittedAtMs === undefined) return;
    this.waiting.delete(orderId);
    this.settling.add(nowMs - ticket.admittedAtMs);
  }

  private ticketOf(orderId: string): Ticket {
    const known = this.tickets.get(orderId);
    if (known) return known;
    const ticket: Ticket = {};
    this.tickets.set(orderId, ticket);
    return ticket;
  }
}
