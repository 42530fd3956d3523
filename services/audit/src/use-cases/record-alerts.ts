import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import type { Alert } from '../domain/alert';
import { AlertRepository } from '../storage/alert.repository';

/** Keeps what operators are to look at. */
@Injectable()
export class RecordAlerts {
  constructor(
    private readonly alerts: AlertRepository,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, raised: readonly Omit<Alert, 'receivedAt'>[]): Promise<void> {
    const receivedAt = this.clock.now();
    await this.alerts.appendAll(
      tx,
      raised.map((alert) => ({ ...alert, receivedAt })),
    );
  }
}
