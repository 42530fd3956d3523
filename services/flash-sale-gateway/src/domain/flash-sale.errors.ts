interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Every way a flash sale says no. `slug` is stable and for programs. */
export class ClosesBeforeItOpens extends Error {
  readonly slug = 'flash-sale/closes-before-it-opens';
  readonly errors = [{ field: 'closesAt', message: 'must be later than opensAt' }];

  constructor() {
    super('The sale would be over before it opens.');
  }
}

/** A wrong year would take pieces from the shop, and nobody could buy them. */
export class ClosesInThePast extends Error {
  readonly slug = 'flash-sale/closes-in-the-past';
  readonly errors = [{ field: 'closesAt', message: 'must be in the future' }];

  constructor() {
    super('The sale would be over before anybody hears of it.');
  }
}

/** What people were promised when it opened cannot be changed under their hands. */
export class NotAfterItOpened extends Error {
  readonly slug = 'flash-sale/has-opened';
  readonly errors: readonly FieldError[];

  constructor(fields: readonly string[]) {
    super(`The sale is open: ${fields.join(', ')} can only be changed before.`);
    this.errors = fields.map((field) => ({ field, message: 'can only be changed before the sale opens' }));
  }
}

export class NotAfterItIsOver extends Error {
  readonly slug = 'flash-sale/is-over';
  readonly errors: readonly FieldError[];

  constructor(fields: readonly string[]) {
    super('The sale is over: nothing of it can be changed.');
    this.errors = fields.map((field) => ({ field, message: 'cannot be changed after the sale' }));
  }
}

export class IdempotencyKeyReused extends Error {
  readonly slug = 'flash-sale/idempotency-key-reused';
  readonly errors: readonly FieldError[] = [
    { field: 'Idempotency-Key', message: 'belongs to an earlier request with another body' },
  ];

  constructor() {
    super('This Idempotency-Key was used for a request with another body. Use a new key for a new sale.');
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
