import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import type { Preferences } from '../domain/preferences';
import { checkQuietHours } from '../domain/quiet-hours';
import { PreferenceRepository } from '../storage/preference.repository';

/** Stores how a customer wants to be told, for everything that is recorded from now on. */
@Injectable()
export class PutPreferences {
  constructor(
    private readonly preferences: PreferenceRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidQuietHours when no clock can keep them */
  async execute(tx: Transaction, wanted: Preferences): Promise<void> {
    if (wanted.quietHours) checkQuietHours(wanted.quietHours);
    await this.preferences.put(tx, wanted, this.clock.now());
  }
}
