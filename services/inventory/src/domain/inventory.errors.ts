/** Every way inventory says no to an operator. `slug` is stable and for programs; `errors` names the fields at fault. */
interface FieldError {
  readonly field: string;
  readonly message: string;
}

export class StockUnknown extends Error {
  readonly slug = 'inventory/unknown-sku';

  constructor(sku: string) {
    super(`There is no stock of ${sku}.`);
  }
}

export class StockInsufficient extends Error {
  readonly slug = 'inventory/insufficient-stock';
  readonly errors: readonly FieldError[];

  constructor({ sku, available, reserved }: { sku: string; available: number; reserved: number }, wanted: number) {
    super(`Of ${sku} ${available} are available and ${reserved} reserved: ${wanted} cannot be taken out.`);
    this.errors = [{ field: 'quantity', message: `must be at least -${available}` }];
  }
}

export class StockTooLarge extends Error {
  readonly slug = 'inventory/stock-too-large';
  readonly errors: readonly FieldError[];

  constructor({ sku, stocked }: { sku: string; stocked: number }, maxCount: number) {
    super(`Of ${sku} ${stocked} are stocked; there may be ${maxCount} at most.`);
    this.errors = [{ field: 'quantity', message: `must be at most ${maxCount - stocked}` }];
  }
}

export class IdempotencyKeyReused extends Error {
  readonly slug = 'inventory/idempotency-key-reused';
  readonly errors: readonly FieldError[] = [
    { field: 'Idempotency-Key', message: 'belongs to an earlier request with another body' },
  ];

  constructor() {
    super('This Idempotency-Key was used for another adjustment. Use a new key for a new adjustment.');
  }
}
