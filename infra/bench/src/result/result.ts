import { z } from 'zod';

/** One thing that was measured of one contestant, a value for each round. */
const figure = z.object({
  /** Which part of the bench measured it, such as `settled`. */
  part: z.string(),
  name: z.string(),
  unit: z.string(),
  /** Whose it is: a contestant, or what was tried. */
  of: z.string(),
  values: z.array(z.number()),
});

/** What a run leaves behind. Ratios and verdicts are not in it: they follow from the figures. */
export const resultSchema = z.object({
  startedAt: z.string(),
  command: z.string(),
  /** Why there is no more than this; null when the run came to its end. */
  stoppedBy: z.string().nullable(),
  machine: z.object({
    cpu: z.string(),
    cores: z.number(),
    memoryBytes: z.number(),
    /** Of the last minute before anything of ours ran, in processes that wanted a core. */
    loadAverage: z.number(),
    node: z.string(),
    postgres: z.string(),
    rabbitmq: z.string(),
    commit: z.string(),
  }),
  settings: z.object({
    rounds: z.number(),
    seconds: z.number(),
    connections: z.number(),
    drainCount: z.number(),
    /** What the system was told beside its defaults. */
    system: z.record(z.string(), z.string()),
  }),
  figures: z.array(figure),
});

export type Result = z.output<typeof resultSchema>;
export type Figure = Result['figures'][number];
export type FigureKey = Omit<Figure, 'values'>;
