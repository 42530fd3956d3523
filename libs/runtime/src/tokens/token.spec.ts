import { createSigner } from 'fast-jwt';
import { Problem } from '../problems/problem';
import { callerFrom, signToken, verifyToken } from './token';

const secret = 'a-secret-of-the-tests-with-32-characters';
const hour = 3_600;

function refusal(token: string): Problem {
  try {
    verifyToken(token, secret);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('a token', () => {
  it('names the customer', () => {
    const token = signToken({ customerId: 'c-1', expiresInS: hour }, secret);
    expect(verifyToken(token, secret)).toEqual({ customerId: 'c-1', isOperator: false });
    expect(callerFrom(`bearer ${token}`, secret)).toEqual({ customerId: 'c-1', isOperator: false });
  });

  it('may make the caller an operator', () => {
    const token = signToken({ customerId: 'o-1', role: 'operator', expiresInS: hour }, secret);
    expect(verifyToken(token, secret)).toEqual({ customerId: 'o-1', isOperator: true });
  });

  const sign = createSigner({ key: secret, algorithm: 'HS256', expiresIn: 60_000 });
  const unsigned = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${Buffer.from('{"sub":"c-1","exp":9999999999}').toString('base64url')}.`;

  it.each([
    ['nonsense', 'not.a.token'],
    ['signed with another secret', signToken({ customerId: 'c-1', expiresInS: hour }, secret.toUpperCase())],
    [
      'signed with another algorithm',
      createSigner({ key: secret, algorithm: 'HS512', expiresIn: 60_000 })({ sub: 'c-1' }),
    ],
    ['not signed', unsigned],
    ['without a customer', sign({ role: 'operator' })],
    ['with an empty customer', sign({ sub: '' })],
    ['with a customer no table can hold', sign({ sub: 'c\u0000' })],
    ['with a customer of broken Unicode', sign({ sub: '\ud800c' })],
    ['without an end', createSigner({ key: secret, algorithm: 'HS256' })({ sub: 'c-1' })],
    ['expired', createSigner({ key: secret, algorithm: 'HS256', expiresIn: 1, clockTimestamp: 0 })({ sub: 'c-1' })],
  ])('is refused when it is %s', (_what, token) => {
    const { status, headers } = refusal(token);
    expect(status).toBe(401);
    expect(headers?.['www-authenticate']).toContain('Bearer error="invalid_token"');
  });

  it.each([undefined, '', 'Basic YTpi', 'Bearer'])('is asked for when the header is %j', (header) => {
    expect(() => callerFrom(header, secret)).toThrow('Send a token');
  });
});
