import { z } from 'zod';
import { isStorable } from '../domain/storable';

interface Place {
  readonly occurredAt: Date;
  readonly step: number;
  readonly position: string;
}

const HOW_TO = 'take it from `nextCursor` of the page before';

/** Where a page ended, as text: milliseconds since 1970, step, position. No more than a column holds. */
export const placeText = z
  .string()
  .regex(/^-?\d{1,15}\.\d{1,4}\.\d{1,18}$/, { error: HOW_TO, abort: true })
  .refine((text) => isStorable(new Date(Number(text.split('.')[0]))), HOW_TO)
  .transform((text): Place => {
    const [ms, step, position = ''] = text.split('.');
    return { occurredAt: new Date(Number(ms)), step: Number(step), position };
  });

export function textOf({ occurredAt, step, position }: Place): string {
  return `${occurredAt.getTime()}.${step}.${position}`;
}
