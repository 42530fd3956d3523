/** The books could not be read, so nothing is known. Says what to do. */
export class CannotCheck extends Error {
  constructor(what: string, fix: string) {
    super(`${what}\n${fix}`);
  }
}
