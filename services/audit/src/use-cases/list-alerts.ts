import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { KeptAlert } from '../domain/alert';
import { AlertRepository, type AlertSearch } from '../storage/alert.repository';

/** What the services found worth an operator's eye, newest first. */
@Injectable()
export class ListAlerts {
  constructor(private readonly alerts: AlertRepository) {}

  execute(tx: Transaction, search: AlertSearch): Promise<KeptAlert[]> {
    return this.alerts.list(tx, search);
  }
}
