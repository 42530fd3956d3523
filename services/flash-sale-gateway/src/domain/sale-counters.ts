/** Where the pieces of a sale are: `allocated = free + leased + held + sold`. */
export interface SaleCount {
  readonly allocated: number;
  readonly free: number;
  readonly leased: number;
  readonly held: number;
  readonly sold: number;
}

/** What is known of some sales at one moment. */
export interface SaleCounters {
  readonly at: Date;
  /** Undefined when inventory did not answer; a sale it does not know is missing. */
  readonly bySale: ReadonlyMap<string, SaleCount> | undefined;
  readonly soldOut: ReadonlySet<string>;
}
