import type { Options } from './options';
import { CUSTOMERS_MAX_COUNT } from './options';
import { expectedCustomers, type Shape } from './plan/arrivals';
import type { Scenario } from './plan/scenario';

const DURATION_DEFAULT_S = 20;
const BURST_DEFAULT_COUNT = 5_000;

/** What contradicts itself about how the crowd comes; empty when there is a `shapeOf` it. */
export function contradictions(options: Options, scenario: Scenario): readonly string[] {
  const { customers, burst, duration } = options;
  const ways = waysOf(options);
  const isTimed = options.rate !== undefined || options.ramp !== undefined;
  const said: string[] = [];
  if (ways.length > 1) said.push(`${ways.join(' and ')}: choose one way for the crowd to come.`);
  if (typeof burst === 'number' && customers !== undefined) {
    said.push('--burst with a number and --customers: say once how many come.');
  }
  if (burst !== undefined && duration !== undefined && !isTimed) {
    said.push('--burst and --duration: a crowd that comes at once has no duration. Give --rate or --ramp.');
  }
  if (isTimed && customers !== undefined && duration !== undefined) {
    said.push(`--customers, ${ways.join(', ')} and --duration: two of them say the third. Leave one out.`);
  }
  if (burst === undefined && !isTimed && duration !== undefined && customers === undefined) {
    if (scenario.shape.kind === 'burst') {
      said.push('--duration says nothing to a crowd that comes at once: give --rate, --ramp or --customers.');
    }
  }
  return said.length > 0 ? said : impossibilities(shapeOf(options, scenario), scenario);
}

/** How the crowd comes: what was typed, else what the scenario says. */
export function shapeOf(options: Options, { shape }: Scenario): Shape {
  const { customers, burst, rate, duration } = options;
  if (burst !== undefined)
    return { kind: 'burst', customers: burst === true ? (customers ?? BURST_DEFAULT_COUNT) : burst };
  const [fromPerS = rate, toPerS = rate] = options.ramp ?? [];
  if (fromPerS !== undefined && toPerS !== undefined) return ramp(fromPerS, toPerS, { customers, duration });
  if (customers !== undefined && duration !== undefined) {
    return {
      kind: 'ramp',
      fromPerS: customers / duration,
      toPerS: customers / duration,
      durationS: duration,
      customers,
    };
  }
  if (shape.kind === 'burst') return { kind: 'burst', customers: customers ?? shape.customers };
  return ramp(shape.fromPerS, shape.toPerS, { customers, duration: duration ?? shape.durationS });
}

interface Extent {
  readonly customers: number | undefined;
  readonly duration: number | undefined;
}

/** Of a number of customers follows how long it takes until they have come. */
function ramp(fromPerS: number, toPerS: number, { customers, duration }: Extent): Shape {
  if (customers === undefined) return { kind: 'ramp', fromPerS, toPerS, durationS: duration ?? DURATION_DEFAULT_S };
  return { kind: 'ramp', fromPerS, toPerS, durationS: customers / ((fromPerS + toPerS) / 2), customers };
}

function impossibilities(shape: Shape, { restock, providerDown }: Scenario): readonly string[] {
  const said: string[] = [];
  const expected = expectedCustomers(shape);
  const durationS = shape.kind === 'burst' ? 0 : shape.durationS;
  if (shape.kind === 'ramp' && shape.fromPerS + shape.toPerS === 0) {
    said.push('At no customers a second nobody would ever come.');
  }
  if (!(expected >= 1 && expected <= CUSTOMERS_MAX_COUNT)) {
    said.push(`That would be ${expected} customers; there may be 1 to ${CUSTOMERS_MAX_COUNT}.`);
  }
  if (restock && durationS * 1_000 <= restock.afterMs) {
    said.push(
      `The restock comes ${restock.afterMs / 1_000} s after the opening, when nobody comes any more: let them come for longer.`,
    );
  }
  if (providerDown && durationS === 0) {
    said.push(
      'The provider is away for a part of the time in which customers come: give --rate or --ramp, not --burst.',
    );
  }
  return said;
}

function waysOf({ burst, rate, ramp: climb }: Options): readonly string[] {
  return Object.entries({ burst, rate, ramp: climb })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => `--${name}`);
}
