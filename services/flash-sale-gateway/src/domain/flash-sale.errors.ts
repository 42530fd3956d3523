/** Every way a flash sale says no. `slug` is stable and for programs. */
export class ClosesBeforeItOpens extends Error {
  readonly slug = 'flash-sale/closes-before-it-opens';
  readonly errors = [{ field: 'closesAt', message: 'must be later than opensAt' }];

  constructor() {
    super('The sale would be over before it opens.');
  }
}

export class FlashSaleNotFound extends Error {
  readonly slug = 'flash-sale/not-found';

  constructor(saleId: string) {
    super(`There is no flash sale ${saleId}.`);
  }
}

export class TicketNotFound extends Error {
  readonly slug = 'flash-sale/ticket-not-found';

  constructor(orderId: string) {
    super(`There is no ticket ${orderId} in this sale.`);
  }
}

export class TicketNotYours extends Error {
  readonly slug = 'flash-sale/ticket-not-yours';

  constructor() {
    super('This ticket belongs to another customer.');
  }
}
