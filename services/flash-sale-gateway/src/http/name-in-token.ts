/**
 * The customer that a token names, whoever wrote it: cheap, and nothing may be given for it. Undefined when it names nobody.
 */
export function nameInToken(authorization: string | undefined): string | undefined {
  const [, payload] = authorization?.split('.', 2) ?? [];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const isNamed = typeof claims === 'object' && claims !== null && 'sub' in claims;
    return isNamed && typeof claims.sub === 'string' ? claims.sub : undefined;
  } catch {
    return undefined;
  }
}
