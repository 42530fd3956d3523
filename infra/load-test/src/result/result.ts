import { z } from 'zod';
import { outcomes } from '../generator/outcome';

const latency = z.object({
  count: z.number(),
  inASecondCount: z.number(),
  p50Ms: z.number(),
  p90Ms: z.number(),
  p99Ms: z.number(),
  p999Ms: z.number(),
  maxMs: z.number(),
});

const processFigures = z.object({
  name: z.string(),
  residentBytes: z.number(),
  /** Processor time per time since the look before; null when it was not looked at before. */
  cores: z.number().nullable(),
  /** Messages that wait for the handlers of a service. */
  backlogMessages: z.number().optional(),
});

/** Where the pieces of all sales of the run are. */
const stock = z.object({ free: z.number(), leased: z.number(), held: z.number(), sold: z.number() });

/** About a second of a run: what happened in it, and how things stood at its end. */
const second = z.object({
  /** Seconds from the opening to its end. */
  atS: z.number(),
  lengthS: z.number(),
  offered: z.number(),
  told: z.partialRecord(z.enum(outcomes), z.number()),
  /** Refused, by the layer of the gateway that did, as the gateway counts them. */
  refusedBy: z.record(z.string(), z.number()),
  confirmed: z.number(),
  rejected: z.number(),
  /** Tickets without a final answer, and for how long the oldest of them has had none. */
  waiting: z.number(),
  oldestS: z.number(),
  /** Of those who were answered in it, in milliseconds. */
  p99: z.object({ admitted: z.number().nullable(), refused: z.number().nullable() }),
  stock: stock.nullable(),
  generator: z.object({
    /** Requests under way, and those that wait for a connection. */
    running: z.number(),
    queued: z.number(),
    /** How much of the time its event loop was busy. */
    busyShare: z.number(),
  }),
  /** Push messages that reached the provider, where the load test is the provider. */
  pushed: z.number().optional(),
  processes: z.array(processFigures),
  /** Cores of the machine that were busy, with whatever; null when that was not looked at before. */
  machineCores: z.number().nullable(),
});

const check = z.object({
  title: z.string(),
  offenders: z.array(z.string()),
  /** Why it could not be found out. */
  unknown: z.string().optional(),
});

export const verdicts = ['PASS', 'FAIL', 'UNKNOWN'] as const;

/** What one crowd leaves behind: everything the page shows, and nothing that was not measured. */
const resultSchema = z.object({
  verdict: z.enum(verdicts),
  /** Ended by Ctrl-C: what is here is true, but not all of it. */
  isPartial: z.boolean(),
  startedAt: z.string(),
  checks: z.array(check),
  funnel: z.object({
    offered: z.number(),
    told: z.record(z.enum(outcomes), z.number()),
    refusedBy: z.array(z.object({ layer: z.string(), outcome: z.string(), count: z.number() })),
    confirmed: z.number(),
    rejected: z.number(),
    /** Tickets that never had a final answer. */
    waiting: z.number(),
    paid: z.number(),
    cancelled: z.number(),
    expired: z.number(),
    units: z.number(),
  }),
  /** Seconds from the opening to the last of each. */
  spans: z.object({ offeredS: z.number(), answeredS: z.number(), admittedS: z.number(), settledS: z.number() }),
  /** Per kind of answer, from the moment a customer was due. */
  latencies: z.record(z.enum(outcomes), latency),
  /** From the moment a customer was due to the final answer of their ticket. */
  settling: latency,
  /** From the moment everybody had been told something to the last final answer, in seconds. */
  drainS: z.number(),
  /** From then until nothing was under way any more and the books had been read; null when that was not waited for. */
  quietS: z.number().nullable(),
  /** Processor time of the services in seconds, from before the opening until nothing was under way any more. */
  servicesCpuS: z.number(),
  series: z.array(second),
  generator: z.object({
    /** How long after their time people were sent. */
    late: latency,
    connections: z.number(),
  }),
});

/** What a command leaves behind: one crowd, or the same again several times. */
export const reportSchema = z.object({
  verdict: z.enum(verdicts),
  isPartial: z.boolean(),
  command: z.string(),
  scenario: z.string(),
  seed: z.number(),
  startedAt: z.string(),
  /** The demo was started for it, so its code was not warm. */
  isFreshlyStarted: z.boolean(),
  machine: z.object({
    cpu: z.string(),
    cores: z.number(),
    memoryBytes: z.number(),
    os: z.string(),
    versions: z.record(z.string(), z.string()),
    commit: z.string(),
    mode: z.string(),
    replicas: z.record(z.string(), z.number()),
  }),
  /** How the crowd was handled in `runs`. */
  strategy: z.enum(['queue', 'direct']),
  runs: z.array(resultSchema).min(1),
  /** The same crowd handled directly, when both ways were asked for: a run of each, in turn. */
  direct: z.array(resultSchema),
});

export type Report = z.output<typeof reportSchema>;
export type Result = z.output<typeof resultSchema>;
export type Second = Result['series'][number];
export type Check = Result['checks'][number];
export type Stock = NonNullable<Second['stock']>;
export type Verdict = Result['verdict'];

/** A contradiction weighs more than what could not be found out, and both more than what holds. */
export function worstOf(all: readonly Verdict[]): Verdict {
  if (all.includes('FAIL')) return 'FAIL';
  return all.includes('UNKNOWN') ? 'UNKNOWN' : 'PASS';
}

export function verdictOf({ offenders, unknown }: Check): Verdict {
  if (offenders.length > 0) return 'FAIL';
  return unknown === undefined ? 'PASS' : 'UNKNOWN';
}
