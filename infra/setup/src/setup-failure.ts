/** Something the reader of the message can put right, and how. */
export class SetupFailure extends Error {
  constructor(
    what: string,
    readonly fix: string,
  ) {
    super(what);
  }
}
