import { createSigner, createVerifier, TokenError } from 'fast-jwt';
import { z } from 'zod';
import { Problem } from '../problems/problem';

const SECRETS_MAX_COUNT = 4;
const MS_PER_S = 1_000;

export interface Caller {
  readonly customerId: string;
  readonly isOperator: boolean;
}

/** `exp` is not here: the verifier has checked it. Who is named must be a text that can be stored: no NUL, no broken Unicode. */
const claims = z.object({
  sub: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u),
  role: z.string().optional(),
});

const verifiers = new Map<string, (token: string) => unknown>();

/** Who sent the token; a `Problem` with status 401 when it is not one of ours, or no longer valid. */
export function verifyToken(token: string, secret: string): Caller {
  const { sub, role } = readClaims(token, secret);
  return { customerId: sub, isOperator: role === 'operator' };
}

/** The caller named by an `authorization` header. */
export function callerFrom(authorization: string | undefined, secret: string): Caller {
  const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) {
    throw unauthenticated('Send a token: `authorization: Bearer <token>`.', 'Bearer');
  }
  return verifyToken(token, secret);
}

export function signToken(
  { customerId, role, expiresInS }: { customerId: string; role?: 'operator'; expiresInS: number },
  secret: string,
): string {
  const sign = createSigner({ key: secret, algorithm: 'HS256', expiresIn: expiresInS * MS_PER_S });
  return sign({ sub: customerId, ...(role === undefined ? {} : { role }) });
}

function readClaims(token: string, secret: string): z.output<typeof claims> {
  try {
    return claims.parse(verifierFor(secret)(token));
  } catch (error) {
    const isExpired = error instanceof TokenError && error.code === TokenError.codes.expired;
    const detail = isExpired ? 'The token has expired.' : 'The token is not valid.';
    throw unauthenticated(detail, `Bearer error="invalid_token", error_description="${detail}"`);
  }
}

function verifierFor(secret: string): (token: string) => unknown {
  const known = verifiers.get(secret);
  if (known !== undefined) return known;
  const verify = createVerifier({ key: secret, algorithms: ['HS256'], requiredClaims: ['sub', 'exp'] });
  if (verifiers.size >= SECRETS_MAX_COUNT) verifiers.clear();
  verifiers.set(secret, verify);
  return verify;
}

function unauthenticated(detail: string, challenge: string): Problem {
  return new Problem({
    status: 401,
    slug: 'unauthenticated',
    title: 'Who are you?',
    detail,
    headers: { 'www-authenticate': challenge },
  });
}
