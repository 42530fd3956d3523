import { fieldErrors, Problem } from '@floodgate/runtime';
import { z } from 'zod';

/** Who buys and what is in the token and the address; there is nothing else to say. */
export const AdmissionBody = z.strictObject({});

/** Reads a body of whatever media type: none at all, or an empty object. @throws Problem */
export function readAdmissionBody(text: string): void {
  if (text.trim() === '') return;
  const body = parseJson(text);
  const { error } = AdmissionBody.safeParse(body);
  if (!error) return;
  const errors = fieldErrors(error, body, 'body');
  const detail = 'The body must be empty, or `{}`.';
  throw new Problem({ status: 422, slug: 'invalid-request', title: 'The request is not valid', detail, errors });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const detail = 'The body is not JSON; it may be left out.';
    throw new Problem({ status: 400, slug: 'bad-request', title: 'Bad Request', detail });
  }
}
