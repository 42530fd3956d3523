import { z } from 'zod';
import { outcomes } from '../generator/outcome';

const latency = z.object({
  count: z.number(),
  p50Ms: z.number(),
  p90Ms: z.number(),
  p99Ms: z.number(),
  p999Ms: z.number(),
  maxMs: z.number(),
});

/** One second of a run: what happened in it, and how things stood at its end. */
const second = z.object({
  atS: z.number(),
  offered: z.number(),
  told: z.partialRecord(z.enum(outcomes), z.number()),
  confirmed: z.number(),
  rejected: z.number(),
  /** Admitted tickets without a final answer. */
  waiting: z.number(),
  processes: z.array(
    z.object({ name: z.string(), residentBytes: z.number(), cpuS: z.number(), backlogMessages: z.number() }),
  ),
});

const check = z.object({ title: z.string(), offenders: z.array(z.string()) });

/** What a run leaves behind: everything the page shows, and nothing that was not measured. */
export const resultSchema = z.object({
  verdict: z.enum(['PASS', 'FAIL']),
  /** Ended by Ctrl-C: what is here is true, but not all of it. */
  isPartial: z.boolean(),
  checks: z.array(check),
  funnel: z.object({
    offered: z.number(),
    told: z.record(z.enum(outcomes), z.number()),
    confirmed: z.number(),
    rejected: z.number(),
    paid: z.number(),
    cancelled: z.number(),
    expired: z.number(),
    units: z.number(),
  }),
  /** Per kind of answer, from the moment a customer was due. */
  latencies: z.record(z.enum(outcomes), latency),
  /** From the moment a customer was due to the final answer of their ticket. */
  settling: latency,
  /** From the last customer to the last final answer, in seconds. */
  drainS: z.number(),
  series: z.array(second),
  generator: z.object({
    /** The longest anybody was sent after their time; beyond some 100 ms the generator measures itself. */
    latestMs: z.number(),
    cpuShare: z.number(),
  }),
  machine: z.object({
    cpu: z.string(),
    cores: z.number(),
    memoryBytes: z.number(),
    node: z.string(),
    commit: z.string(),
    mode: z.string(),
    replicas: z.record(z.string(), z.number()),
  }),
  command: z.string(),
  seed: z.number(),
  startedAt: z.string(),
});

export type Result = z.output<typeof resultSchema>;
export type Second = Result['series'][number];
export type Check = Result['checks'][number];
