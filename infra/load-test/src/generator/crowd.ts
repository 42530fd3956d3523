import { z } from 'zod';
import type { Doors } from './doors';
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
  private readonly asking = new Set<Promise<void>>();

  constructor(
    private readonly doors: Doors,
    private readonly scoreboard: Scoreboard,
    private readonly wanted: Wanted,
  ) {}

  /** Everybody at their time; resolves when each was told something. */
  async come(visits: readonly Visit[], signal: AbortSignal): Promise<Punctuality> {
    const punctuality = await offer(visits, (visit, dueAtMs) => this.begin(visit, dueAtMs), signal);
    await Promise.all(this.asking);
    return punctuality;
  }

  private begin(visit: Visit, dueAtMs: number): void {
    this.scoreboard.offered();
    const asking = this.ask(visit, dueAtMs).finally(() => this.asking.delete(asking));
    this.asking.add(asking);
  }

  private async ask({ customer, sale }: Visit, dueAtMs: number): Promise<void> {
    const { saleIds, tokens, onTicket } = this.wanted;
    const token = tokens[customer] ?? '';
    const { status, body } = await this.doors.post(customer, `/flash-sales/${saleIds[sale]}/orders`, token);
    const outcome = outcomeOf(status);
    this.scoreboard.told(outcome, dueAtMs, performance.now());
    if (outcome !== 'admitted') return;
    const { orderId } = receipt.parse(JSON.parse(body));
    onTicket(orderId, token);
    this.scoreboard.admitted(orderId, dueAtMs);
  }
}
