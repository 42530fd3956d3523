/**
 * One open transaction, or outside of one a plain connection: the two raw methods that every generated Prisma client has.
 * Structural, so that no library needs a service's generated client. Parameters are positional: `$1`, `$2`, …
 */
export interface Transaction {
  $queryRawUnsafe<Rows = unknown>(sql: string, ...parameters: unknown[]): Promise<Rows>;
  /** Resolves with the number of rows it touched. */
  $executeRawUnsafe(sql: string, ...parameters: unknown[]): Promise<number>;
}
