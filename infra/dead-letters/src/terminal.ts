/** Where the command writes to, and who may stop it. */
export interface Terminal {
  /** What was asked for. */
  readonly print: (line: string) => void;
  /** Progress and mistakes, so that what is printed can be piped. */
  readonly report: (line: string) => void;
  readonly signal: AbortSignal;
}
