import { Injectable } from '@nestjs/common';
import type { TicketState } from '../domain/ticket';
import { TicketBook } from '../storage/ticket-book';

/** The place of a ticket in the line of this replica. */
export interface Place {
  /** So many are before it. */
  readonly position: number;
  /** Seconds until its turn, at the pace of the last ten; null when nobody can tell. */
  readonly waitS: number | null;
}

/** One who follows one ticket. */
export interface Following {
  /** Undefined when this replica knows nothing of it. */
  readonly state: TicketState | undefined;
  /** Undefined when it does not wait here. */
  place(): Place | undefined;
  stop(): void;
}

/** Tells of every step of a ticket as it happens, from memory. */
@Injectable()
export class FollowTicket {
  constructor(private readonly tickets: TicketBook) {}

  execute(orderId: string, onStep: (state: TicketState) => void): Following {
    return {
      state: this.tickets.stateOf(orderId),
      place: () => this.placeOf(orderId),
      stop: this.tickets.watch(orderId, onStep),
    };
  }

  private placeOf(orderId: string): Place | undefined {
    const position = this.tickets.positionOf(orderId);
    if (position === undefined) return undefined;
    const perS = this.tickets.settledPerS();
    return { position, waitS: perS === 0 ? null : Math.ceil((position + 1) / perS) };
  }
}
