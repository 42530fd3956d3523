import { z } from 'zod';

/** What a process of the baseline is told by whoever starts it. */
export const baselineSettings = z.object({
  AMQP_URL: z.string(),
  PG_URL: z.string(),
  PORT: z.coerce.number(),
  /** What is ready together travels in one message. Without it, a message for each order and step. */
  COALESCE: z.enum(['0', '1']).transform((value) => value === '1'),
});

export type BaselineSettings = z.output<typeof baselineSettings>;

export function readBaselineSettings(): BaselineSettings {
  return baselineSettings.parse(process.env);
}
