import { fieldErrors, Problem } from '@floodgate/runtime';
import { z } from 'zod';
import { invalidRequest } from './refusals';

/** Who buys and what is in the token and the address; there is only one thing left to say. */
export const AdmissionBody = z.strictObject({
  /** Pieces; 1 when it is left out. */
  quantity: z.int().min(1).default(1),
});

/** Reads a body of whatever media type: none at all, or an object. @returns the pieces @throws Problem */
export function quantityIn(text: string, perCustomerLimit: number): number {
  if (text.trim() === '') return 1;
  const body = parseJson(text);
  const { data, error } = AdmissionBody.safeParse(body);
  if (error)
    throw new Problem(invalidRequest('The body must be empty, or say how many.', fieldErrors(error, body, 'body')));
  if (data.quantity <= perCustomerLimit) return data.quantity;
  const message = `must be at most ${perCustomerLimit}, the limit of this sale`;
  throw new Problem(invalidRequest(`quantity: ${message}`, [{ field: 'quantity', message }]));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const detail = 'The body is not JSON; it may be left out.';
    throw new Problem({ status: 400, slug: 'bad-request', title: 'Bad Request', detail });
  }
}
