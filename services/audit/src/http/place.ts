import { z } from 'zod';

interface Place {
  readonly occurredAt: Date;
  readonly step: number;
  readonly position: string;
}

/** Where a page ended, as text: milliseconds since 1970, step, position. No digit more than a column holds. */
export const placeText = z
  .string()
  .regex(/^-?\d{1,15}\.\d{1,4}\.\d{1,18}$/, 'take it from `nextCursor` of the page before')
  .transform((text): Place => {
    const [ms, step, position = ''] = text.split('.');
    return { occurredAt: new Date(Number(ms)), step: Number(step), position };
  });

export function textOf({ occurredAt, step, position }: Place): string {
  return `${occurredAt.getTime()}.${step}.${position}`;
}
