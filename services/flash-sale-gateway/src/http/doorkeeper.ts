import type { IncomingMessage } from 'node:http';
import { Problem } from '@floodgate/runtime';
import type { WindowVerdict } from '../domain/admission';
import type { FlashSale } from '../domain/flash-sale';
import type { GuessHolder } from '../use-cases/guess-holder';
import type { JudgeWindow } from '../use-cases/judge-window';
import type { LimitRate } from '../use-cases/limit-rate';
import type { RecogniseBuyer } from '../use-cases/recognise-buyer';
import type { AddressOf } from './address-of';
import type { Answer } from './answer';
import { nameInToken } from './name-in-token';
import { countRefusal, type Refusal } from './refusal';
import type { RecentCallers } from './recent-callers';
import { countAdmission, receiptOf } from './receipt';
import { noSuchSale, refusalsOf, tooMany, unidentified } from './refusals';

/** What is known of a request before its body is read. */
export type Sight =
  /** The sale is not in memory: somebody has to look for it. */
  | { readonly is: 'unknown-sale' }
  /** Refused, or a ticket that the customer has already. */
  | { readonly is: 'answered'; readonly answer: Answer; readonly retryAfterS: number }
  | { readonly is: 'welcome'; readonly sale: FlashSale; readonly customerId: string; readonly orderId: string };

export type KnownSight = Exclude<Sight, { readonly is: 'unknown-sale' }>;

type ClosedVerdict = Exclude<WindowVerdict, { readonly outcome: 'open' }>;

const MS_PER_S = 1_000;

interface Questions {
  readonly judgeWindow: JudgeWindow;
  readonly limitRate: LimitRate;
  readonly recogniseBuyer: RecogniseBuyer;
  readonly guessHolder: GuessHolder;
}

/**
 * Asks of whoever knocks what memory can answer, the cheapest question first: is it open, do not too many come from
 * there, who is it, does this customer not ask too often, do they have their ticket, is there room? Never waits.
 */
export class Doorkeeper {
  constructor(
    private readonly questions: Questions,
    private readonly addressOf: AddressOf,
    private readonly callers: RecentCallers,
  ) {}

  look(request: IncomingMessage, saleId: string): Sight {
    const verdict = this.questions.judgeWindow.execute(saleId);
    if (verdict && verdict.outcome !== 'open') return this.closed(request, saleId, verdict);
    const retryAfterS = this.questions.limitRate.execute('address', this.addressOf(request));
    if (retryAfterS > 0) return refused(verdict ? refusalsOf(verdict.sale).rate.address : tooMany(saleId), retryAfterS);
    return verdict ? this.identify(request, verdict.sale) : { is: 'unknown-sale' };
  }

  /** For a sale that had to be looked for; the window is judged anew. */
  judge(request: IncomingMessage, saleId: string, verdict: WindowVerdict): KnownSight {
    return verdict.outcome === 'open' ? this.identify(request, verdict.sale) : this.closed(request, saleId, verdict);
  }

  private closed(request: IncomingMessage, saleId: string, verdict: ClosedVerdict): KnownSight {
    if (verdict.outcome === 'no-such-sale') return refused(noSuchSale(saleId), 0);
    const refusal = refusalsOf(verdict.sale).window[verdict.outcome];
    if (verdict.outcome !== 'not-open') return this.answerHolder(request, verdict.sale) ?? refused(refusal, 0);
    return refused(refusal, Math.max(1, Math.ceil((verdict.sale.opensAt.getTime() - Date.now()) / MS_PER_S)));
  }

  /** Who asks again hears of their ticket also when nothing is left. Undefined of everybody else: their tokens are not verified. */
  private answerHolder(request: IncomingMessage, sale: FlashSale): KnownSight | undefined {
    const { authorization = '' } = request.headers;
    const name = nameInToken(authorization);
    if (name === undefined || !this.questions.guessHolder.execute(name)) return undefined;
    const retryAfterS = this.questions.limitRate.execute('address', this.addressOf(request));
    if (retryAfterS > 0) return refused(refusalsOf(sale).rate.address, retryAfterS);
    const customerId = this.customerOf(authorization);
    return customerId instanceof Problem ? undefined : this.answerCustomer(customerId, sale);
  }

  private answerCustomer(customerId: string, sale: FlashSale): KnownSight | undefined {
    const retryAfterS = this.questions.limitRate.execute('customer', customerId);
    if (retryAfterS > 0) return refused(refusalsOf(sale).rate.customer, retryAfterS);
    const recognition = this.questions.recogniseBuyer.execute(sale.id, customerId);
    return recognition.outcome === 'repeated' ? repeated(sale.id, recognition.orderId) : undefined;
  }

  private identify({ headers }: IncomingMessage, sale: FlashSale): KnownSight {
    if (headers.authorization === undefined) return refused(refusalsOf(sale).stranger, 0);
    const customerId = this.customerOf(headers.authorization);
    if (customerId instanceof Problem) return refused(unidentified(sale.id, customerId), 0);
    const retryAfterS = this.questions.limitRate.execute('customer', customerId);
    if (retryAfterS > 0) return refused(refusalsOf(sale).rate.customer, retryAfterS);

    const recognition = this.questions.recogniseBuyer.execute(sale.id, customerId);
    if (recognition.outcome === 'backlog') return refused(refusalsOf(sale).later.backlog, recognition.retryAfterS);
    if (recognition.outcome === 'repeated') return repeated(sale.id, recognition.orderId);
    return { is: 'welcome', sale, customerId, orderId: recognition.orderId };
  }

  private customerOf(authorization: string): string | Problem {
    try {
      return this.callers.customerOf(authorization);
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
  }
}

function repeated(saleId: string, orderId: string): KnownSight {
  countAdmission('repeated');
  return { is: 'answered', answer: receiptOf(200, saleId, orderId), retryAfterS: 0 };
}

function refused(refusal: Refusal, retryAfterS: number): KnownSight {
  countRefusal(refusal);
  return { is: 'answered', answer: refusal, retryAfterS };
}
