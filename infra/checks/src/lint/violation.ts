/** A file that breaks exactly one rule on purpose. */
export interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly text: string;
  /** What the complaint must say, where one rule covers several claims. */
  readonly says?: RegExp;
}
