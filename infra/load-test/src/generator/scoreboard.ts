import { Latencies, type Latency } from './latencies';
import { outcomes, type Outcome } from './outcome';

/** How an order of a ticket ended; `confirmed` is the answer to the ticket, what comes after is the order's own life. */
export type Final = 'confirmed' | 'rejected';

interface Ticket {
  admittedAtMs?: number;
  settledAtMs?: number;
  final?: Final;
}

/** Everything the crowd was told, counted as it happens. */
export class Scoreboard {
  private readonly latencies = new Map<Outcome, Latencies>(outcomes.map((outcome) => [outcome, new Latencies()]));
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
  /** Tickets that were admitted and have no final answer yet. */
  waitingCount = 0;
  private readonly tickets = new Map<string, Ticket>();

  /** Paid, cancelled, expired. */
  later(type: string): void {
    this.afterwards.set(type, (this.afterwards.get(type) ?? 0) + 1);
  }

  /** Ids of admitted tickets that nobody ever answered. */
  unanswered(): string[] {
    return [...this.tickets]
      .filter(([, { admittedAtMs, final }]) => admittedAtMs !== undefined && !final)
      .map(([id]) => id);
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
  }

  admitted(orderId: string, dueAtMs: number): void {
    const ticket = this.ticketOf(orderId);
    if (ticket.admittedAtMs !== undefined) return;
    ticket.admittedAtMs = dueAtMs;
    if (ticket.settledAtMs === undefined) this.waitingCount += 1;
    else this.settling.add(ticket.settledAtMs - dueAtMs);
  }

  /** May be heard before our own 202 has been read. */
  settled(orderId: string, final: Final, nowMs: number): void {
    const ticket = this.ticketOf(orderId);
    if (ticket.final) return;
    ticket.final = final;
    ticket.settledAtMs = nowMs;
    this.finals.set(final, (this.finals.get(final) ?? 0) + 1);
    if (ticket.admittedAtMs === undefined) return;
    this.waitingCount -= 1;
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
