import { Injectable } from '@nestjs/common';
import { Clock } from '@floodgate/runtime';
import { countOne, ratePerS, type Seconds } from '../domain/drain-rate';
import { admittedState, isSame, isSettled, moveForward, type OwnedTicket, type TicketState } from '../domain/ticket';
import { Generations } from './generations';
import { Holders } from './holders';

/** At most, and half of it at least. Some ten megabytes. A ticket that was forgotten is sent again, and is still the same order. */
const TICKETS_MAX_COUNT = 100_000;

type AdmittedTicket = Pick<OwnedTicket, 'orderId' | 'saleId' | 'customerId'>;

interface Waiting {
  /** Its number among all this replica has admitted, the first is 0. */
  readonly number: number;
  readonly sinceMs: number;
  readonly state: TicketState;
}

type Listener = (state: TicketState) => void;

/**
 * The tickets this replica knows: those it gave, which wait for their result, and those it has heard of. In memory only:
 * order knows them all, and a ticket that is not here is asked for there.
 */
@Injectable()
export class TicketBook {
  /** Given here and without a result, the oldest first; the threshold of admission bounds them. */
  private readonly waiting = new Map<string, Waiting>();
  /** All others. */
  private others = settledTickets();
  /** Known from before the results were not heard for a while: still the same tickets, but they may have moved on. */
  private doubtful = settledTickets();
  private readonly holders = new Holders(TICKETS_MAX_COUNT / 2);
  private latest: TicketState | undefined;
  private readonly listeners = new Map<string, Set<Listener>>();
  private admittedCount = 0;
  private settledSeconds: Seconds = [];

  constructor(private readonly clock: Clock) {}

  /** Is it known, whatever has become of it? Then it is the same ticket again. */
  has(orderId: string): boolean {
    return this.waiting.has(orderId) || this.others.has(orderId) || this.doubtful.has(orderId);
  }

  /** May this customer have a ticket, in whatever sale? Yes may be wrong, and is cheap: no id of a ticket is computed for it. */
  mayHold(customerId: string): boolean {
    return this.holders.has(customerId);
  }

  /** The broker has it on disk: it waits for its result, unless that was faster. */
  admit({ orderId, saleId, customerId }: AdmittedTicket): void {
    this.holders.add(customerId);
    const heard = this.others.get(orderId) ?? this.doubtful.get(orderId);
    if (this.waiting.has(orderId) || (heard && isSettled(heard))) return;
    this.others.delete(orderId);
    const state = moveForward(heard, admittedState(saleId));
    this.waiting.set(orderId, { number: this.admittedCount, sinceMs: this.nowMs(), state });
    this.admittedCount += 1;
  }

  /** What was heard of a ticket, also of one that another replica gave. Old news changes nothing. */
  settle({ orderId, customerId, ...result }: OwnedTicket): void {
    this.holders.add(customerId);
    const own = this.waiting.get(orderId);
    const known = own?.state ?? this.others.get(orderId);
    const state = moveForward(known ?? this.doubtful.get(orderId), this.shared(result));
    if (state === known) return;
    if (own && !isSettled(state)) this.waiting.set(orderId, { ...own, state });
    else this.others.set(orderId, state);
    if (own && isSettled(state)) this.endWait(orderId);
    for (const listener of this.listeners.get(orderId) ?? []) listener(state);
  }

  /** Results were not heard for a while: what is known of settled tickets may be old, and is no longer told as if it were new. */
  doubt(): void {
    if (this.others.isEmpty) return;
    this.doubtful = this.others;
    this.others = settledTickets();
  }

  /** Order does not know it after all: it holds up nobody any more, and may be sent again. */
  forget(orderId: string): void {
    this.waiting.delete(orderId);
    this.others.delete(orderId);
  }

  /** Of this replica's own. */
  get unsettledCount(): number {
    return this.waiting.size;
  }

  /** How many of this replica's own get their result per second, over the last ten; 0 when nobody can tell. */
  settledPerS(): number {
    return ratePerS(this.settledSeconds, this.nowMs());
  }

  /**
   * How many of this replica's own are before it; undefined when it does not wait here. Results come nearly in the order
   * of the tickets: one that overtook is counted as one of those before, so this is never too many.
   */
  positionOf(orderId: string): number | undefined {
    const ticket = this.waiting.get(orderId);
    if (!ticket) return undefined;
    const goneCount = this.admittedCount - this.waiting.size;
    return Math.max(0, ticket.number - goneCount);
  }

  stateOf(orderId: string): TicketState | undefined {
    return this.waiting.get(orderId)?.state ?? this.others.get(orderId);
  }

  /** This replica's own that still wait after so many milliseconds, the oldest first. */
  waitingLongerThan(ageMs: number): readonly string[] {
    const before = this.nowMs() - ageMs;
    const orderIds: string[] = [];
    for (const [orderId, { sinceMs }] of this.waiting) {
      if (sinceMs > before) break;
      orderIds.push(orderId);
    }
    return orderIds;
  }

  /** Watched by somebody and without a result, but not given here: nothing else asks what has become of them. */
  watchedElsewhere(): readonly string[] {
    return [...this.listeners.keys()].filter((orderId) => {
      const state = this.stateOf(orderId);
      return !this.waiting.has(orderId) && !(state && isSettled(state));
    });
  }

  /** Calls `listener` with every new state of the ticket, known or not, until the function it returns is called. */
  watch(orderId: string, listener: Listener): () => void {
    const listeners = this.listeners.get(orderId) ?? new Set();
    this.listeners.set(orderId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.listeners.get(orderId) === listeners) this.listeners.delete(orderId);
    };
  }

  /** Orders that were settled together differ in nothing but their ids: they share one state, a quarter of the memory. */
  private shared(state: TicketState): TicketState {
    if (this.latest === undefined || !isSame(this.latest, state)) this.latest = state;
    return this.latest;
  }

  private endWait(orderId: string): void {
    this.waiting.delete(orderId);
    this.settledSeconds = countOne(this.settledSeconds, this.nowMs());
  }

  private nowMs(): number {
    return this.clock.now().getTime();
  }
}

function settledTickets(): Generations<TicketState> {
  return new Generations(TICKETS_MAX_COUNT / 2);
}
