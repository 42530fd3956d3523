import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { defaultPreferences, type Preferences } from '../domain/preferences';
import { FIND_PREFERENCES, PUT_PREFERENCES } from './preference.sql';

interface Row extends Omit<Preferences, 'quietHours'> {
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly quietTimeZone: string | null;
}

@Injectable()
export class PreferenceRepository {
  /** What these customers want, in one statement; who never said anything has the defaults. */
  async of(tx: Transaction, customerIds: readonly string[]): Promise<(customerId: string) => Preferences> {
    const rows = await tx.$queryRawUnsafe<Row[]>(FIND_PREFERENCES, [...new Set(customerIds)]);
    const known = new Map(rows.map((row) => [row.customerId, preferencesOf(row)]));
    return (customerId) => known.get(customerId) ?? defaultPreferences(customerId);
  }

  async put(tx: Transaction, { quietHours, ...rest }: Preferences, now: Date): Promise<void> {
    const row: Row = {
      ...rest,
      quietFrom: quietHours?.from ?? null,
      quietTo: quietHours?.to ?? null,
      quietTimeZone: quietHours?.timeZone ?? null,
    };
    await tx.$executeRawUnsafe(PUT_PREFERENCES, JSON.stringify(row), now);
  }
}

function preferencesOf({ quietFrom: from, quietTo: to, quietTimeZone: timeZone, ...rest }: Row): Preferences {
  const isQuiet = from !== null && to !== null && timeZone !== null;
  return { ...rest, quietHours: isQuiet ? { from, to, timeZone } : null };
}
