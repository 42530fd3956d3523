import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { gauge } from '@floodgate/observability';
import { isBacklogClosed, retryAfterS, type Marks } from '../domain/threshold';
import type { TicketBook } from './ticket-book';

const closed = gauge({
  name: 'flash_sale_threshold_closed',
  help: '1 while this replica admits nobody, because too many of its tickets wait for their result.',
});

const unsettled = gauge({
  name: 'flash_sale_unsettled_tickets',
  help: 'Tickets of this replica that wait for their result.',
});

/** How often it is looked at, for the eyes of operators, while nobody comes. */
const LOOK_INTERVAL_MS = 500;

/** The threshold of this replica. It knows its own tickets exactly, because it hears their results. */
export class Backlog implements OnModuleInit, OnModuleDestroy {
  private isClosed = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly tickets: TicketBook,
    private readonly marks: Marks,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      unsettled.set(this.look(0));
      closed.set(this.isClosed ? 1 : 0);
    }, LOOK_INTERVAL_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /**
   * When to come back, in whole seconds; 0: come in.
   *
   * @param arrivingCount those who are being admitted and have no ticket yet
   */
  retryAfterS(arrivingCount: number): number {
    const unsettledCount = this.look(arrivingCount);
    if (!this.isClosed) return 0;
    return retryAfterS({ unsettledCount, lowCount: this.marks.lowCount, settledPerS: this.tickets.settledPerS() });
  }

  private look(arrivingCount: number): number {
    const unsettledCount = this.tickets.unsettledCount + arrivingCount;
    this.isClosed = isBacklogClosed(this.isClosed, unsettledCount, this.marks);
    return unsettledCount;
  }
}
