/** How long customers have to pay, and how often a provider that did not answer is asked again. All in milliseconds. */
export class PaymentTerms {
  constructor(
    /** From the confirmation of a normal order to its expiry. */
    readonly orderWindowMs = 900_000,
    /** The same for a flash-sale ticket, whose pieces others wait for. */
    readonly ticketWindowMs = 300_000,
    /** Pauses before the 1st, 2nd, … question about an open payment; the last one repeats until there is an answer. */
    readonly questionDelaysMs: readonly number[] = ladderFrom(2_000, 60_000),
  ) {}

  /** @param askedCount how often the provider was asked before */
  questionDelayMs(askedCount: number): number {
    return this.questionDelaysMs[askedCount] ?? this.questionDelaysMs.at(-1) ?? 0;
  }

  windowMs({ saleId }: { readonly saleId: string | null }): number {
    return saleId === null ? this.orderWindowMs : this.ticketWindowMs;
  }
}

/** 2 s, 10 s and a minute, when the first pause is 2 s and the longest a minute. */
export function ladderFrom(firstMs: number, maxMs: number): readonly number[] {
  return [firstMs, 5 * firstMs, maxMs].map((delayMs) => Math.min(delayMs, maxMs));
}
