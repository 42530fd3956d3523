/** How long the log is kept. A class, so that it can be asked for by its name. */
export class Retention {
  constructor(
    /** 0 keeps everything for ever. */
    readonly days: number,
  ) {}
}
