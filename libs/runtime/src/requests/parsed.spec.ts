import { z } from 'zod';
import { Problem } from '../problems/problem';
import { parsed } from './parsed';

const Line = z.object({ sku: z.string(), quantity: z.int().min(1).max(100) });
const PlaceOrder = z.object({ lines: z.array(Line).max(1_000), note: z.object({ text: z.string() }).optional() });

const metadata = { type: 'body' } as const;

function refusal(schema: z.ZodType, input: unknown): Problem {
  try {
    parsed(schema).transform(input, metadata);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('was accepted');
}

describe('a parsed request', () => {
  it('is what the schema made of it', () => {
    const query = parsed(z.object({ limit: z.coerce.number().default(20) }));
    expect(query.transform({ limit: '5' }, metadata)).toEqual({ limit: 5 });
    expect(query.transform({}, metadata)).toEqual({ limit: 20 });
  });

  it('names every field that is wrong as a caller would write it', () => {
    const body = { lines: [{ sku: 'SKU-1', quantity: 0 }, { quantity: 'many' }], note: { txt: 'x' }, coupon: 'FREE' };
    const problem = refusal(PlaceOrder, body);
    expect(problem.status).toBe(422);
    expect(problem.errors).toEqual([
      { field: 'lines[0].quantity', message: expect.stringContaining('>=1') as string },
      { field: 'lines[1].sku', message: 'is required' },
      { field: 'lines[1].quantity', message: expect.stringContaining('expected number') as string },
      { field: 'note.text', message: 'is required' },
      { field: 'note.txt', message: 'is not a known field' },
      { field: 'coupon', message: 'is not a known field' },
    ]);
  });

  it.each([undefined, null, [], 'text', 7])('names the body itself when it is %j', (body) => {
    expect(refusal(PlaceOrder, body).errors).toMatchObject([{ field: 'body' }]);
  });

  it('does not list a thousand mistakes', () => {
    const lines = Array.from({ length: 1_000 }, () => ({ sku: 7, quantity: -1 }));
    expect(refusal(PlaceOrder, { lines }).errors).toHaveLength(20);
  });

  it.each<[string, z.ZodType, unknown]>([
    ['a union', z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]), { a: 'x', c: 1 }],
    ['a nullable object', z.object({ to: z.object({ name: z.string() }).nullable() }), { to: { name: 'x', c: 1 } }],
    ['a transformed object', z.object({ a: z.string() }).transform(({ a }) => a), { a: 'x', c: 1 }],
    ['a refined object', z.object({ a: z.string() }).refine(() => true), { a: 'x', c: 1 }],
  ])('refuses unknown fields inside %s', (_what, schema, input) => {
    expect(refusal(schema, input).errors).not.toHaveLength(0);
  });

  it('lets a schema say that anything may be there', () => {
    expect(parsed(z.looseObject({ a: z.string() })).transform({ a: 'x', b: 1 }, metadata)).toEqual({ a: 'x', b: 1 });
  });

  it('keeps the rules of a whole object', () => {
    const different = z.object({ a: z.string(), b: z.string() }).refine(({ a, b }) => a !== b, 'must differ');
    expect(refusal(different, { a: 'x', b: 'x' }).errors).toEqual([{ field: 'body', message: 'must differ' }]);
  });
});
