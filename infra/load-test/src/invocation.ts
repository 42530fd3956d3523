import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Shape } from './plan/arrivals';
import { scenarios, type Scenario, type ScenarioName } from './plan/scenario';
import { UsageError } from './usage';

const options = {
  customers: { type: 'string' },
  rate: { type: 'string' },
  ramp: { type: 'string' },
  duration: { type: 'string' },
  units: { type: 'string', default: '100' },
  pay: { type: 'string' },
  cancel: { type: 'string' },
  seed: { type: 'string', default: '1' },
  replicas: { type: 'string', multiple: true },
  scenario: { type: 'string', default: 'burst' },
  runs: { type: 'string', default: '1' },
  out: { type: 'string' },
} as const;

const DURATION_DEFAULT_S = 20;
const RUNS_MAX_COUNT = 20;
/** Each has a token of their own in memory. */
const CUSTOMERS_MAX_COUNT = 1_000_000;

const count = (max: number) =>
  z.coerce
    .number('write a number')
    .int('write a whole number')
    .min(1, 'write a number from 1')
    .max(max, `write at most ${max}`);
const share = z
  .string()
  .regex(/^\d{1,3}%$/, 'write a share such as 70%')
  .transform((text) => Number.parseInt(text, 10) / 100)
  .refine((value) => value <= 1, 'write at most 100%');

const schema = z.object({
  customers: count(CUSTOMERS_MAX_COUNT).optional(),
  rate: count(100_000).optional(),
  ramp: z
    .string()
    .regex(/^\d+\.\.\d+$/, 'write from..to customers a second, such as 100..5000')
    .transform((text) => text.split('..').map(Number))
    .optional(),
  duration: z
    .string()
    .regex(/^[1-9]\d{0,3}[sm]$/, 'write 20s or 2m')
    .transform((text) => Number.parseInt(text, 10) * (text.endsWith('m') ? 60 : 1))
    .optional(),
  units: count(10_000_000),
  pay: share.optional(),
  cancel: share.optional(),
  seed: count(2 ** 32 - 1),
  replicas: z.array(z.string()).default([]),
  scenario: z.string().refine(isScenario, `choose one of ${Object.keys(scenarios).join(', ')}`),
  runs: count(RUNS_MAX_COUNT),
  out: z.string().optional(),
});

export interface Invocation {
  readonly scenario: Scenario;
  readonly shape: Shape;
  readonly units: number;
  /** Shares of the confirmed tickets, 0 to 1. */
  readonly pay: number;
  readonly cancel: number;
  readonly seed: number;
  readonly replicas: readonly string[];
  /** The same again so often; the median and the range count. */
  readonly runs: number;
  readonly out: string | undefined;
  /** As it was typed, to be typed again. */
  readonly command: string;
}

/** @throws UsageError naming every option that is wrong */
export function readInvocation(args: readonly string[]): Invocation {
  const result = schema.safeParse(valuesOf(args));
  if (!result.success) {
    throw new UsageError(
      result.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}.`).join('\n'),
    );
  }
  const { units, seed, replicas, runs, out } = result.data;
  const scenario: Scenario = scenarios[scenarioOf(result.data.scenario)];
  const { pay = scenario.pay ?? 0, cancel = scenario.cancel ?? 0 } = result.data;
  if (pay + cancel > 1) throw new UsageError('--pay and --cancel together are more than all customers.');
  const command = ['npm run load-test --', ...args].join(' ');
  return { scenario, shape: shapeOf(result.data, scenario), units, pay, cancel, seed, replicas, runs, out, command };
}

function shapeOf({ customers, rate, ramp, duration }: z.output<typeof schema>, scenario: Scenario): Shape {
  const chosen = Object.entries({ customers, rate, ramp }).filter(([, value]) => value !== undefined);
  if (chosen.length > 1) {
    throw new UsageError(`${chosen.map(([name]) => `--${name}`).join(' and ')}: choose one way for the crowd to come.`);
  }
  const [fromPerS = rate, toPerS = rate] = ramp ?? [];
  if (fromPerS === undefined || toPerS === undefined) return shapeWithoutRate(customers, duration, scenario);
  const shape = { kind: 'ramp', fromPerS, toPerS, durationS: duration ?? DURATION_DEFAULT_S } as const;
  const expected = ((fromPerS + toPerS) / 2) * shape.durationS;
  if (expected < 1 || expected > CUSTOMERS_MAX_COUNT) {
    throw new UsageError(`That would be ${expected} customers; there may be 1 to ${CUSTOMERS_MAX_COUNT}.`);
  }
  return shape;
}

function shapeWithoutRate(customers: number | undefined, durationS: number | undefined, { shape }: Scenario): Shape {
  if (customers === undefined && shape.kind === 'ramp') return { ...shape, durationS: durationS ?? shape.durationS };
  if (durationS !== undefined)
    throw new UsageError('--duration says nothing to a crowd that comes at once: give --rate.');
  return customers === undefined ? shape : { kind: 'burst', customers };
}

function isScenario(name: string): name is ScenarioName {
  return Object.hasOwn(scenarios, name);
}

function scenarioOf(name: string): ScenarioName {
  return isScenario(name) ? name : 'burst';
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('. To specify')[0] : String(error));
  }
}
