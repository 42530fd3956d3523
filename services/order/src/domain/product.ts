/** What can be ordered and for how much. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly priceMinor: number;
}
