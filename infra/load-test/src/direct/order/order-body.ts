import { fieldErrors } from '@floodgate/runtime';
import { z } from 'zod';
import { invalid, invalidBody, unreadableBody } from './problems';

const body = z.strictObject({ quantity: z.int().min(1).default(1) });

/** Pieces, of no body at all or of an object. @throws Problem */
export function quantityIn(text: unknown, limit: number): number {
  if (typeof text !== 'string' || text.trim() === '') return 1;
  const content = parseJson(text);
  const { data, error } = body.safeParse(content);
  if (error) throw invalidBody('The body must be empty, or say how many.', fieldErrors(error, content, 'body'));
  if (data.quantity <= limit) return data.quantity;
  const message = `must be at most ${limit}, the limit of this sale`;
  throw invalid(`quantity: ${message}`, 'quantity', message);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadableBody();
  }
}
