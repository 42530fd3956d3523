import { parseArgs } from 'node:util';
import { z } from 'zod';
import { scenarios, type ScenarioName } from './plan/scenario';
import { UsageError } from './usage';

const options = {
  scenario: { type: 'string', default: 'burst' },
  customers: { type: 'string' },
  burst: { type: 'string' },
  rate: { type: 'string' },
  ramp: { type: 'string' },
  duration: { type: 'string' },
  units: { type: 'string', default: '100' },
  pay: { type: 'string' },
  cancel: { type: 'string' },
  seed: { type: 'string', default: '1' },
  replicas: { type: 'string', multiple: true },
  strategy: { type: 'string', default: 'queue' },
  runs: { type: 'string', default: '1' },
  out: { type: 'string' },
} as const;

/** Each has a token of their own in memory. */
export const CUSTOMERS_MAX_COUNT = 1_000_000;
const RATE_MAX_PER_S = 100_000;
const UNITS_MAX_COUNT = 10_000_000;
const RUNS_MAX_COUNT = 20;
/** `--burst` without a number. */
const AS_MANY_AS_USUAL = 'usual';

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
  scenario: z.string().refine(isScenario, `choose one of ${Object.keys(scenarios).join(', ')}`),
  customers: count(CUSTOMERS_MAX_COUNT).optional(),
  burst: z.union([z.literal(AS_MANY_AS_USUAL), count(CUSTOMERS_MAX_COUNT)], 'write a number from 1').optional(),
  rate: count(RATE_MAX_PER_S).optional(),
  ramp: z
    .string()
    .regex(/^\d{1,6}\.\.\d{1,6}$/, 'write from..to customers a second, such as 100..5000')
    .transform((text) => text.split('..').map(Number))
    .refine((ends) => ends.every((end) => end <= RATE_MAX_PER_S), `write at most ${RATE_MAX_PER_S} a second`)
    .optional(),
  duration: z
    .string()
    .regex(/^[1-9]\d{0,3}[sm]$/, 'write 20s or 2m')
    .transform((text) => Number.parseInt(text, 10) * (text.endsWith('m') ? 60 : 1))
    .optional(),
  units: count(UNITS_MAX_COUNT),
  pay: share.optional(),
  cancel: share.optional(),
  seed: count(2 ** 32 - 1),
  replicas: z.array(z.string()).default([]),
  strategy: z.enum(['queue', 'direct', 'both'], 'choose queue, direct or both'),
  runs: count(RUNS_MAX_COUNT),
  out: z
    .string()
    .regex(/[^/]\.json$/, 'write a file name that ends in .json')
    .optional(),
});

type Parsed = z.output<typeof schema>;

/** What was typed, each option by itself. */
export type Options = Omit<Parsed, 'scenario' | 'burst'> & {
  readonly scenario: ScenarioName;
  /** How many at once; true for as many as usual. */
  readonly burst: number | true | undefined;
};

/** @throws UsageError naming every option that is wrong */
export function readOptions(args: readonly string[]): Options {
  const result = schema.safeParse(valuesOf(withBurst(args)));
  if (!result.success) {
    throw new UsageError(
      result.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}.`).join('\n'),
    );
  }
  const { scenario, burst, ...rest } = result.data;
  return { ...rest, scenario: scenarioOf(scenario), burst: burst === AS_MANY_AS_USUAL ? true : burst };
}

/** `--burst` may stand alone, which Node's parser of options does not know. */
function withBurst(args: readonly string[]): readonly string[] {
  return args.map((word, index) => {
    const next = args[index + 1];
    const isAlone = word === '--burst' && (next === undefined || next.startsWith('--'));
    return isAlone ? `--burst=${AS_MANY_AS_USUAL}` : word;
  });
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
