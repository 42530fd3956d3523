import type { Clock } from '@floodgate/runtime';
import type { FlashSale } from '../domain/flash-sale';
import type { Admission, AdmitBuyer } from '../use-cases/admit-buyer';
import type { Answer } from './answer';
import { countAdmission, receiptOf } from './receipt';
import { countRefusal, type Refusal } from './refusal';
import { refusalsOf } from './refusals';

/** When inventory, the intake or the broker is short: by then it usually has moved on. */
const RETRY_AFTER_S = 2;

/** Somebody whom the door did not refuse. */
export interface Welcome {
  readonly sale: FlashSale;
  readonly customerId: string;
  /** Of the ticket they will have. */
  readonly orderId: string;
}

/** What somebody is told. `retryAfterS`: 0 when coming back does not help. */
export interface Told {
  readonly answer: Answer;
  readonly retryAfterS: number;
}

/** Asks for a ticket, and puts what became of it into the words of HTTP. */
export class Admittance {
  constructor(
    private readonly admitBuyer: AdmitBuyer,
    private readonly clock: Clock,
  ) {}

  async admit({ sale, customerId, orderId }: Welcome, quantity: number): Promise<Told> {
    const admission = await this.admitBuyer.execute({ sale, customerId, orderId, quantity, now: this.clock.now() });
    return told(sale, admission);
  }
}

export function refuse(refusal: Refusal, retryAfterS = 0): Told {
  countRefusal(refusal);
  return { answer: refusal, retryAfterS };
}

function told(sale: FlashSale, admission: Admission): Told {
  if ('orderId' in admission) {
    countAdmission(admission.outcome);
    const status = admission.outcome === 'admitted' ? 202 : 200;
    return { answer: receiptOf(status, sale.id, admission.orderId), retryAfterS: 0 };
  }
  const refusal = refusalsOf(sale).later[admission.outcome];
  if (admission.outcome === 'backlog') return refuse(refusal, admission.retryAfterS);
  return refuse(refusal, refusal.status === 503 ? RETRY_AFTER_S : 0);
}
