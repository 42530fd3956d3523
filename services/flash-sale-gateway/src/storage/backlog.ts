import { gauge } from '@floodgate/observability';
import { isBacklogClosed, retryAfterS, type Marks } from '../domain/threshold';
import type { TicketBook } from './ticket-book';

const closed = gauge({
  name: 'flash_sale_threshold_closed',
  help: '1 while this replica admits nobody, because too many of its tickets wait for their result.',
});

/** The threshold of this replica. It knows its own tickets exactly, because it hears their results. */
export class Backlog {
  private isClosed = false;

  constructor(
    private readonly tickets: TicketBook,
    private readonly marks: Marks,
  ) {}

  /**
   * When to come back, in whole seconds; 0: come in.
   *
   * @param arrivingCount those who are being admitted and have no ticket yet
   */
  retryAfterS(arrivingCount: number): number {
    const unsettledCount = this.tickets.unsettledCount + arrivingCount;
    const isClosed = isBacklogClosed(this.isClosed, unsettledCount, this.marks);
    if (isClosed !== this.isClosed) closed.set(isClosed ? 1 : 0);
    this.isClosed = isClosed;
    if (!isClosed) return 0;
    return retryAfterS({ unsettledCount, lowCount: this.marks.lowCount, settledPerS: this.tickets.settledPerS() });
  }
}
