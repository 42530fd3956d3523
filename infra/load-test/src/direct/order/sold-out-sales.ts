/** What comes back to the stock is noticed after this at the latest. */
const REMEMBERED_MS = 1_000;

/** Sales of which nothing was left a moment ago: a crowd that comes too late need not ask the stock one by one. */
export class SoldOutSales {
  private readonly untilMs = new Map<string, number>();

  add(saleId: string): void {
    this.untilMs.set(saleId, performance.now() + REMEMBERED_MS);
  }

  has(saleId: string): boolean {
    return performance.now() < (this.untilMs.get(saleId) ?? 0);
  }
}
