import type { Notice, Template } from './notice';
import { textOf } from './text-of';

/** Where a customer can be told something. */
export type Channel = 'email';
export type Priority = 'normal' | 'high';

/** One text for one customer on one channel. Recorded before it is handed over, delivered after. */
export interface Delivery {
  readonly id: string;
  readonly orderId: string;
  readonly customerId: string;
  readonly channel: Channel;
  readonly template: Template;
  readonly body: string;
  readonly status: 'recorded' | 'delivered';
  readonly createdAt: Date;
  /** Null while it is not delivered. */
  readonly deliveredAt: Date | null;
}

/** A delivery on its way to its channel. */
export interface Dispatch extends Delivery {
  readonly priority: Priority;
}

/** Every channel a customer is told on; so far there is one, and it rings nobody's phone. */
const CHANNEL: Channel = 'email';

export function prepareDelivery(notice: Notice, id: string, now: Date): Dispatch {
  return {
    id,
    orderId: notice.orderId,
    customerId: notice.customerId,
    channel: CHANNEL,
    template: notice.template,
    body: textOf(notice),
    status: 'recorded',
    createdAt: now,
    deliveredAt: null,
    priority: priorityOf(notice),
  };
}

/** Whoever stands in the crowd of a flash sale is waiting for the answer at this moment. */
function priorityOf({ saleId }: Notice): Priority {
  return saleId === null ? 'normal' : 'high';
}
