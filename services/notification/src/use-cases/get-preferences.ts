import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Preferences } from '../domain/preferences';
import { PreferenceRepository } from '../storage/preference.repository';

/** How a customer wants to be told. */
@Injectable()
export class GetPreferences {
  constructor(private readonly preferences: PreferenceRepository) {}

  async execute(tx: Transaction, customerId: string): Promise<Preferences> {
    const wantedBy = await this.preferences.of(tx, [customerId]);
    return wantedBy(customerId);
  }
}
