/** Every way red packets and their campaigns say no. `slug` is stable and for programs; `errors` names the fields at fault. */
interface FieldError {
  readonly field: string;
  readonly message: string;
}

export class CampaignNotFound extends Error {
  readonly slug = 'notification/campaign-not-found';

  constructor(campaignId: string) {
    super(`There is no campaign ${campaignId}.`);
  }
}

export class CampaignOver extends Error {
  readonly slug = 'notification/campaign-over';
  readonly errors: readonly FieldError[];

  constructor(now: Date) {
    super('The campaign would have ended before it began: no order could win anything.');
    this.errors = [{ field: 'endsAt', message: `must be after ${now.toISOString()}, which is now` }];
  }
}

export class CampaignKeyReused extends Error {
  readonly slug = 'notification/campaign-key-reused';
  readonly errors: readonly FieldError[] = [
    { field: 'Idempotency-Key', message: 'belongs to an earlier request with another body' },
  ];

  constructor() {
    super('This Idempotency-Key was used for another campaign. Use a new key for a new campaign.');
  }
}

export class RedPacketsNotYours extends Error {
  readonly slug = 'notification/red-packets-not-yours';
  readonly errors: readonly FieldError[] = [{ field: 'customerId', message: 'must be your own' }];

  constructor() {
    super('The red packets and the balance of another customer are for operators only.');
  }
}
