import { SettlePayment } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { AskAboutPayments } from '../use-cases/ask-about-payments';
import { AskLater } from '../use-cases/ask-later';
import { SettlePayments } from '../use-cases/settle-payments';

/** Each question keeps a transaction open until the provider has answered, so fewer of them share one. */
const BATCH_SIZE = 50;

/** Ask, settle what was answered, and ask later about the rest. */
@Handles(SettlePayment, { batchSize: BATCH_SIZE })
export class SettlePaymentHandler {
  constructor(
    private readonly askAboutPayments: AskAboutPayments,
    private readonly settlePayments: SettlePayments,
    private readonly askLater: AskLater,
  ) {}

  async handleBatch(commands: readonly SettlePayment[], tx: Transaction): Promise<void> {
    const questions = commands.map(({ data }) => data);
    const answers = await this.askAboutPayments.execute(tx, questions);
    const payments = await this.settlePayments.execute(tx, answers);
    await this.askLater.execute(tx, questions, payments);
  }
}
