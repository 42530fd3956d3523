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
