/** What is on sale; how much is left only the stock knows. */
export interface Sale {
  readonly id: string;
  readonly sku: string;
  readonly priceMinor: number;
  readonly perCustomerLimit: number;
}
