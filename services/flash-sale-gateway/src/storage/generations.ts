/**
 * A map that forgets: the last so many are known at least, twice as many at most. In two generations: when the younger is
 * full it becomes the older, and the older is forgotten. Deleting the oldest one by one instead costs forty times as much:
 * a Map looks for its first entry among all that were deleted before it.
 */
export class Generations<Value> {
  private younger = new Map<string, Value>();
  private older = new Map<string, Value>();

  constructor(private readonly generationMaxCount: number) {}

  get isEmpty(): boolean {
    return this.younger.size === 0 && this.older.size === 0;
  }

  has(key: string): boolean {
    return this.younger.has(key) || this.older.has(key);
  }

  get(key: string): Value | undefined {
    return this.younger.get(key) ?? this.older.get(key);
  }

  set(key: string, value: Value): void {
    if (this.younger.size >= this.generationMaxCount && !this.younger.has(key)) {
      this.older = this.younger;
      this.younger = new Map();
    }
    this.younger.set(key, value);
  }

  delete(key: string): void {
    this.younger.delete(key);
    this.older.delete(key);
  }
}
