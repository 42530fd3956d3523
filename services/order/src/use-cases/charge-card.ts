import { Injectable } from '@nestjs/common';
import { PaymentClient } from '../clients/payment.client';
import type { PaymentOfOrder, ProviderAnswer } from '../domain/payment';

/** Asks the provider for a payment that was recorded. Takes no transaction, because nobody should hold one while others think. */
@Injectable()
export class ChargeCard {
  constructor(private readonly client: PaymentClient) {}

  /** @returns undefined when there is nothing to ask: the payment was settled before */
  async execute(payment: PaymentOfOrder): Promise<ProviderAnswer | undefined> {
    return payment.status === 'asked' ? this.client.charge(payment) : undefined;
  }
}
