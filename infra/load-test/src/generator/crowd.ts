import { EventEmitter, once } from 'node:events';
import { z } from 'zod';
import type { Answered, Doors } from './doors';
import { offer, type Punctuality } from './offer';
import { outcomeOf } from './outcome';
import type { Visit } from '../plan/visits';
import type { Scoreboard } from './scoreboard';

const receipt = z.object({ orderId: z.string() });

interface Wanted {
  readonly saleIds: readonly string[];
  /** One for each customer. */
  readonly tokens: readonly string[];
  /** Whose ticket it is. */
  readonly onTicket: (orderId: string, token: string) => void;
}

/** Customers who all want the same thing, each with a token of their own, spread over all doors. */
export class Crowd {
  private askingCount = 0;
  private readonly answers = new EventEmitter();

  constructor(
    private readonly doors: Doors,
    private readonly scoreboard: Scoreboard,
    private readonly wanted: Wanted,
  ) {}

  /** Everybody at their time; resolves when each was told something. */
  async come(visits: readonly Visit[], signal: AbortSignal): Promise<Punctuality> {
    const punctuality = await offer(visits, (visit, dueAtMs) => this.ask(visit, dueAtMs), signal);
    if (this.askingCount > 0) await once(this.answers, 'all');
    return punctuality;
  }

  private ask(visit: Visit, dueAtMs: number): void {
    const { saleIds, tokens } = this.wanted;
    const token = tokens[visit.customer] ?? '';
    this.scoreboard.offered();
    this.askingCount += 1;
    this.doors.post(visit.customer, `/flash-sales/${saleIds[visit.sale]}/orders`, token, (answered) => {
      this.told(answered, dueAtMs, token);
      this.askingCount -= 1;
      if (this.askingCount === 0) this.answers.emit('all');
    });
  }

  private told({ status, body }: Answered, dueAtMs: number, token: string): void {
    const outcome = outcomeOf(status, body);
    const isTicket = outcome === 'admitted' || outcome === 'ordered' || outcome === 'repeated';
    const orderId = isTicket ? ticketIn(body) : undefined;
    // A ticket that nobody can read is none.
    this.scoreboard.told(isTicket && orderId === undefined ? 'error' : outcome, dueAtMs, performance.now());
    if (orderId === undefined) return;
    this.wanted.onTicket(orderId, token);
    this.scoreboard.admitted(orderId, dueAtMs);
  }
}

function ticketIn(body: string): string | undefined {
  try {
    return receipt.parse(JSON.parse(body)).orderId;
  } catch {
    return undefined;
  }
}
