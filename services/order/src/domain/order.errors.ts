import { whyRefused, type OrderStatus } from './order-status';

/** Every way an order says no. `slug` is stable and for programs; `errors` names the fields at fault. */
interface FieldError {
  readonly field: string;
  readonly message: string;
}

export class ProductsUnknown extends Error {
  readonly slug = 'order/unknown-sku';
  readonly errors: readonly FieldError[];

  constructor(unknown: readonly { readonly index: number; readonly sku: string }[]) {
    super(`There is no product ${unknown.map(({ sku }) => sku).join(', ')}.`);
    this.errors = unknown.map(({ index, sku }) => ({
      field: `lines[${index}].sku`,
      message: `there is no product ${sku}`,
    }));
  }
}

export class OrderTotalTooHigh extends Error {
  readonly slug = 'order/total-too-high';
  readonly errors: readonly FieldError[];

  constructor(maxMinor: number) {
    super(`The order costs more than ${maxMinor} minor units.`);
    this.errors = [{ field: 'lines', message: `must cost at most ${maxMinor} minor units together` }];
  }
}

export class IdempotencyKeyReused extends Error {
  readonly slug = 'order/idempotency-key-reused';
  readonly errors: readonly FieldError[] = [
    { field: 'Idempotency-Key', message: 'belongs to an earlier request with another body' },
  ];

  constructor() {
    super('This Idempotency-Key was used for a request with another body. Use a new key for a new order.');
  }
}

export class PaymentKeyReused extends Error {
  readonly slug = 'order/idempotency-key-reused';
  readonly errors: readonly FieldError[] = [
    { field: 'Idempotency-Key', message: 'belongs to an earlier payment of another order or with another card' },
  ];

  constructor() {
    super('This Idempotency-Key was used for another payment. Use a new key for a new payment.');
  }
}

/** The order is in a state from which this move is not allowed. */
export class MoveRefused extends Error {
  readonly slug: 'order/cannot-be-paid' | 'order/cannot-be-cancelled' | 'order/cannot-be-refunded';
  readonly extensions: { readonly orderStatus: OrderStatus };

  constructor(from: OrderStatus, to: 'paid' | 'cancelled' | 'refunded', consequence?: string) {
    super(consequence === undefined ? whyRefused(from, to) : `${whyRefused(from, to)} ${consequence}`);
    this.slug = `order/cannot-be-${to}`;
    this.extensions = { orderStatus: from };
  }
}

/** Another payment of this order is on its way; whether it succeeds is not known yet. */
export class PaymentInProgress extends Error {
  readonly slug = 'order/payment-in-progress';
  readonly extensions: { readonly orderStatus: OrderStatus };

  constructor(orderStatus: OrderStatus) {
    super('Another payment of this order is in progress. Wait for its outcome, or repeat it with its Idempotency-Key.');
    this.extensions = { orderStatus };
  }
}

export class CardDeclined extends Error {
  readonly slug = 'order/payment-declined';
  readonly errors: readonly FieldError[];

  constructor(reason: string) {
    super(`The payment was declined: ${reason}. Nothing was taken; try again with another card and another key.`);
    this.errors = [{ field: 'card', message: `was declined: ${reason}` }];
  }
}

export class OrderNotFound extends Error {
  readonly slug = 'order/not-found';

  constructor(orderId: string) {
    super(`There is no order ${orderId}.`);
  }
}

export class OrderNotYours extends Error {
  readonly slug = 'order/not-yours';

  constructor() {
    super('This belongs to another customer.');
  }
}
