import { parseReplicas, readSystemPlan, type Replicas } from '@floodgate/local';
import { contradictions, shapeOf } from './crowd-shape';
import { unfitForDirect } from './direct/unfit';
import { readOptions, type Options } from './options';
import type { Shape } from './plan/arrivals';
import { scenarios, type Scenario, type ScenarioName } from './plan/scenario';
import { UsageError } from './usage';

export interface Invocation {
  readonly scenarioName: ScenarioName;
  readonly scenario: Scenario;
  readonly shape: Shape;
  /** Pieces of each sale. */
  readonly units: number;
  /** Shares of the confirmed tickets, 0 to 1. */
  readonly pay: number;
  readonly cancel: number;
  readonly seed: number;
  /** How many of which service; of the others, whatever runs. */
  readonly replicas: Replicas;
  /** The same again so often; the median and the range count. */
  readonly runs: number;
  /** How the crowd is handled; `both` is one after the other, in turn. */
  readonly strategy: Options['strategy'];
  readonly out: string | undefined;
  /** As it was typed, to be typed again. */
  readonly command: string;
}

/** @throws UsageError naming everything that is wrong */
export function readInvocation(args: readonly string[]): Invocation {
  const options = readOptions(args);
  const scenario: Scenario = scenarios[options.scenario];
  const { pay = scenario.pay ?? 0, cancel = scenario.cancel ?? 0, units, seed, runs, strategy, out } = options;
  const problems = [...contradictions(options, scenario)];
  if (pay + cancel > 1)
    problems.push(tooManyActs(pay, cancel, options.pay === undefined || options.cancel === undefined));
  const replicas = replicasIn(options.replicas, problems);
  if (strategy !== 'queue') problems.push(...unfitForDirect({ scenario, pay, cancel, replicas }));
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return {
    ...{ scenarioName: options.scenario, scenario, shape: shapeOf(options, scenario) },
    ...{ units, pay, cancel, seed, replicas, runs, strategy, out },
    command: ['npm run load-test --', ...args.map(quoted)].join(' ').replace(/ --$/, ''),
  };
}

function tooManyActs(pay: number, cancel: number, isFromScenario: boolean): string {
  const why = isFromScenario ? ` (${pay * 100}% and ${cancel * 100}%; what was not given is the scenario's)` : '';
  return `--pay and --cancel together are more than all customers${why}.`;
}

function replicasIn(wishes: readonly string[], problems: string[]): Replicas {
  try {
    return wishes.length === 0 ? {} : parseReplicas(wishes, readSystemPlan().services);
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
    return {};
  }
}

/** For a shell, which takes most characters to mean something else. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
