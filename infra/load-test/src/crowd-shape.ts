import { CUSTOMERS_MAX_COUNT, type Options } from './options';
import { expectedCustomers, type Shape } from './plan/arrivals';
import type { Scenario } from './plan/scenario';

const DURATION_DEFAULT_S = 20;
const BURST_DEFAULT_COUNT = 5_000;

/** What contradicts itself about how the crowd comes; empty when there is a `shapeOf` it. */
export function contradictions(options: Options, scenario: Scenario): readonly string[] {
  const { customers, burst, duration } = options;
  const ways = waysOf(options);
  const isTimed = ways.includes('--rate') || ways.includes('--ramp');
  const isBurst = ways.length === 0 && customers === undefined && scenario.shape.kind === 'burst';
  const sayings: readonly (readonly [boolean, string])[] = [
    [ways.length > 1, `${ways.join(' and ')}: choose one way for the crowd to come.`],
    [
      typeof burst === 'number' && customers !== undefined,
      '--burst with a number and --customers: say once how many come.',
    ],
    [
      !isTimed && burst !== undefined && duration !== undefined,
      '--burst and --duration: a crowd that comes at once has no duration. Give --rate or --ramp.',
    ],
    [
      isTimed && customers !== undefined && duration !== undefined,
      `--customers, ${ways.join(', ')} and --duration: two of them say the third. Leave one out.`,
    ],
    [
      isBurst && duration !== undefined,
      '--duration says nothing to a crowd that comes at once: give --rate, --ramp or --customers.',
    ],
  ];
  const said = sayings.flatMap(([isSo, saying]) => (isSo ? [saying] : []));
  return said.length > 0 ? said : impossibilities(shapeOf(options, scenario), scenario);
}

/** How the crowd comes: what was typed, else what the scenario says. */
export function shapeOf({ customers, burst, rate, ramp, duration }: Options, { shape }: Scenario): Shape {
  if (burst !== undefined) return burstOf(burst === true ? customers : burst);
  if (rate !== undefined) return rampOf(rate, rate, { customers, duration });
  if (ramp !== undefined) return rampOf(ramp[0], ramp[1], { customers, duration });
  if (customers !== undefined && duration !== undefined) {
    return rampOf(customers / duration, customers / duration, { customers, duration: undefined });
  }
  if (shape.kind === 'burst') return burstOf(customers ?? shape.customers);
  return rampOf(shape.fromPerS, shape.toPerS, { customers, duration: duration ?? shape.durationS });
}

function burstOf(customers = BURST_DEFAULT_COUNT): Shape {
  return { kind: 'burst', customers };
}

interface Extent {
  readonly customers: number | undefined;
  readonly duration: number | undefined;
}

/** Of a number of customers follows how long it takes until they have come. */
function rampOf(fromPerS = 0, toPerS = 0, { customers, duration }: Extent): Shape {
  if (customers === undefined) return { kind: 'ramp', fromPerS, toPerS, durationS: duration ?? DURATION_DEFAULT_S };
  return { kind: 'ramp', fromPerS, toPerS, durationS: customers / ((fromPerS + toPerS) / 2), customers };
}

function impossibilities(shape: Shape, { restock, providerDown }: Scenario): readonly string[] {
  const expected = expectedCustomers(shape);
  const durationS = shape.kind === 'burst' ? 0 : shape.durationS;
  const sayings: readonly (readonly [boolean, string])[] = [
    [durationS === Infinity, 'At no customers a second nobody would ever come.'],
    [
      expected < 1 || expected > CUSTOMERS_MAX_COUNT,
      `That would be ${expected} customers; there may be 1 to ${CUSTOMERS_MAX_COUNT}.`,
    ],
    [
      restock !== undefined && durationS * 1_000 <= restock.afterMs,
      `The restock comes ${(restock?.afterMs ?? 0) / 1_000} s after the opening, when nobody comes any more: let them come for longer.`,
    ],
    [
      providerDown !== undefined && durationS === 0,
      'The provider is away for a part of the time in which customers come: give --rate or --ramp, not --burst.',
    ],
  ];
  return sayings.flatMap(([isSo, saying]) => (isSo ? [saying] : []));
}

function waysOf({ burst, rate, ramp }: Options): readonly string[] {
  return Object.entries({ burst, rate, ramp })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => `--${name}`);
}
