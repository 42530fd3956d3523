interface Shortage {
  readonly sku: string;
  readonly requested: number;
  readonly available: number;
}

/** The texts there are, and the facts each needs. Times are RFC 3339, amounts are in the smallest unit of the currency. */
interface Facts {
  readonly 'order-confirmed': { readonly totalMinor: number; readonly payBy?: string | undefined };
  readonly 'order-rejected': { readonly reason: string; readonly shortages: readonly Shortage[] };
  readonly 'order-paid': { readonly totalMinor: number; readonly paidAt: string };
  readonly 'order-cancelled': { readonly cancelledAt: string };
  readonly 'order-expired': { readonly expiredAt: string };
  readonly 'order-refunded': { readonly totalMinor: number; readonly reason: string; readonly refundedAt: string };
}

/** Which text; a customer is told at most once per order, channel and template. */
export type Template = keyof Facts;

/** Something worth telling a customer about an order. */
export type Notice<T extends Template = Template> = {
  readonly [Name in T]: Facts[Name] & {
    readonly template: Name;
    readonly orderId: string;
    readonly customerId: string;
  };
}[T];
