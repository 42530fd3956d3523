import { ResumeDelivery } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { ResumeDeliveries } from '../use-cases/resume-deliveries';

@Handles(ResumeDelivery)
export class ResumeDeliveryHandler {
  constructor(private readonly resumeDeliveries: ResumeDeliveries) {}

  handleBatch(commands: readonly ResumeDelivery[], tx: Transaction): Promise<void> {
    return this.resumeDeliveries.execute(
      tx,
      commands.map(({ data }) => data),
    );
  }
}
