/** Where the command writes to, and who may stop it. */
export interface Terminal {
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}
