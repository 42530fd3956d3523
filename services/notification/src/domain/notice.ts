interface Shortage {
  readonly sku: string;
  readonly requested: number;
  readonly available: number;
}

/** The texts there are, and the facts each needs. */
interface Facts {
  readonly 'order-confirmed': { readonly totalMinor: number };
  readonly 'order-rejected': { readonly reason: string; readonly shortages: readonly Shortage[] };
}

/** Which text; a customer is told at most once per order, channel and template. */
export type Template = keyof Facts;

/** Something worth telling a customer about an order. */
export type Notice<T extends Template = Template> = {
  readonly [Name in T]: Facts[Name] & {
    readonly template: Name;
    readonly orderId: string;
    readonly customerId: string;
    /** The flash sale the order is from; null for a normal order. */
    readonly saleId: string | null;
  };
}[T];

/** One language. It has every text or does not compile. */
export type Texts = { readonly [Name in Template]: (notice: Notice<Name>) => string };
