import { Problem, type FastifyRequest } from '@floodgate/runtime';

const KEY = /^[\x21-\x7e]{1,100}$/;

/** The caller's own name for the request, so that it may be repeated; null without one. */
export function idempotencyKeyOf({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key === 'string' && KEY.test(key)) return key;
  const message = 'must be 1 to 100 visible ASCII characters';
  throw new Problem({
    status: 422,
    slug: 'invalid-request',
    title: 'The request is not valid',
    detail: `Idempotency-Key: ${message}`,
    errors: [{ field: 'Idempotency-Key', message }],
  });
}
