import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { z } from 'zod';
import { Problem } from '../problems/problem';

const HEADER = 'Idempotency-Key';
const VISIBLE_CHARACTERS = /^[\x21-\x7e]{1,200}$/;

/** For `@Documented({ headers: IdempotencyKeyHeader, … })`. */
export const IdempotencyKeyHeader = z.object({ [HEADER]: z.string().regex(VISIBLE_CHARACTERS).optional() });

interface Request {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The caller's own name for a request (draft-ietf-httpapi-idempotency-key-header), or null: `@IdempotencyKey() key`. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const key = context.switchToHttp().getRequest<Request>().headers[HEADER.toLowerCase()];
  if (key === undefined) return null;
  if (typeof key === 'string' && VISIBLE_CHARACTERS.test(key)) return key;
  const message = 'must be 1 to 200 visible ASCII characters without spaces';
  throw new Problem({
    status: 422,
    slug: 'invalid-request',
    title: 'The request is not valid',
    detail: `${HEADER}: ${message}`,
    errors: [{ field: HEADER, message }],
  });
});
