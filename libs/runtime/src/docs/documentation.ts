import type { z } from 'zod';

/** What is said of a route, on a controller by `@Documented`, on a plain Fastify route in its config. */
export interface Documentation {
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly headers?: z.ZodType;
  readonly body?: z.ZodType;
  /**
   * By status: the schema of the answer, or words, which from 400 on mean a problem document. What follows from the rest
   * (a token, a body, parameters) is added; what is said here wins.
   */
  readonly answers: Readonly<Record<number, z.ZodType | string>>;
  /** For plain Fastify routes; on a controller `@Authenticated()` says it. */
  readonly needsToken?: boolean;
}
