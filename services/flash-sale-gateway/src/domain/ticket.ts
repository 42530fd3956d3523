/** A customer's place in a sale. Its id is the id of the order it becomes. */
export interface Ticket {
  readonly orderId: string;
  readonly saleId: string;
  /** `admitted` until the order is there, then the state of the order. */
  readonly status: string;
  /** Why there will be no sale; null while there may be one. */
  readonly reason: string | null;
  /** When the order came to this state; null before there is one. */
  readonly changedAt: string | null;
}

/** Who is asking. */
export interface Reader {
  readonly customerId: string;
  readonly isOperator: boolean;
}

/** The ticket before it is an order: it waits in the intake of the order service. */
export function admittedTicket(saleId: string, orderId: string): Ticket {
  return { orderId, saleId, status: 'admitted', reason: null, changedAt: null };
}
