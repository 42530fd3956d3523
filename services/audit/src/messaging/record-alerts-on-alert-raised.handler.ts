import { AlertRaised } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { RecordAlerts } from '../use-cases/record-alerts';

@Handles(AlertRaised)
export class RecordAlertsOnAlertRaised {
  constructor(private readonly recordAlerts: RecordAlerts) {}

  handleBatch(events: readonly AlertRaised[], tx: Transaction): Promise<void> {
    return this.recordAlerts.execute(
      tx,
      events.map(({ id, data: { raisedAt, details = {}, ...alert } }) => ({
        ...{ eventId: id, details, raisedAt: new Date(raisedAt) },
        ...alert,
      })),
    );
  }
}
