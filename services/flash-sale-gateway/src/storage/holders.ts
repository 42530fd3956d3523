/**
 * Customers who were heard to have a ticket: the last so many of them at least, twice as many at most. In two generations,
 * as rates are: when the younger is full it becomes the older, and the older is forgotten.
 */
export class Holders {
  private younger = new Set<string>();
  private older: ReadonlySet<string> = new Set();

  constructor(private readonly generationMaxCount: number) {}

  has(customerId: string): boolean {
    return this.younger.has(customerId) || this.older.has(customerId);
  }

  add(customerId: string): void {
    if (this.younger.size >= this.generationMaxCount && !this.younger.has(customerId)) {
      this.older = this.younger;
      this.younger = new Set();
    }
    this.younger.add(customerId);
  }
}
