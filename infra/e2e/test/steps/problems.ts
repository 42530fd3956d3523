import { whatIsStored } from './database';
import type { Answer } from './http';

/** A problem document of RFC 9457, naming the field where one is at fault. */
export function expectProblem(answer: Answer, status: number, field?: string): void {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer).toMatchObject({ status, body: { status, title: expect.any(String), detail: expect.any(String) } });
  expect(answer.body.type).toMatch(/^urn:floodgate:problem:/);
  if (field !== undefined) expect(answer.body.errors).toContainEqual(expect.objectContaining({ field }));
}

/** Whatever is done meanwhile, nothing is stored because of it. */
export async function expectNothingStored(work: () => Promise<void>): Promise<void> {
  const before = await whatIsStored();
  await work();
  expect(await whatIsStored()).toEqual(before);
}
