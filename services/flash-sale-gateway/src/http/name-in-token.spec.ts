import { signToken } from '@floodgate/runtime';
import { nameInToken } from './name-in-token';

const secret = 'demo-only-secret-of-the-unit-tests-0000';

describe('the name in a token', () => {
  it.each(['c-1', 'O"Hara\\', '顾客-1'])('is read without asking whether the token is ours: %s', (customerId) => {
    const token = signToken({ customerId, expiresInS: -1 }, secret);

    expect(nameInToken(`Bearer ${token}x`)).toBe(customerId);
  });

  it.each(['', 'Bearer', 'Bearer x', 'Bearer x.y.z', '..', `Bearer x.${encoded('null')}.z`])(
    'is nobody in %p',
    (authorization) => {
      expect(nameInToken(authorization)).toBeUndefined();
    },
  );

  it.each([
    '{"iat":1,"sub":"c-1","exp":2}',
    '{ "sub" : "c-1" }',
    '{"act":{"sub":"c-2"},"sub":"c-1"}',
    '{"sub":"c-1","act":{"sub":"c-2"}}',
    '{"sub":"c-2","sub":"c-1"}',
    '{"sub":"c\\u002d1"}',
    '{"role":"\\"sub\\":\\"c-2","sub":"c-1"}',
  ])('is c-1 however it is written: %s', (claims) => {
    expect(nameInToken(`Bearer x.${encoded(claims)}.z`)).toBe('c-1');
  });

  it('is not looked for in more than any of ours says', () => {
    const claims = JSON.stringify({ filler: 'x'.repeat(10_000), sub: 'c-1' });

    expect(nameInToken(`Bearer x.${encoded(claims)}.z`)).toBeUndefined();
  });

  it.each(['[]', '1', '{}', '{"sub":1}', '{"sub":null}', '{"sub"'])('is nobody when it says %s', (claims) => {
    expect(nameInToken(`Bearer x.${encoded(claims)}.z`)).toBeUndefined();
  });
});

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}
