import type { Stopping } from './stopping';

/** Where the command writes to, and who may stop it. */
export interface Terminal {
  readonly print: (line: string) => void;
  readonly stopping: Stopping;
}
