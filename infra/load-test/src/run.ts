import { compare } from './compare';
import { readInvocation, type Invocation } from './invocation';
import { LoadRun, restocked } from './load-run';
import { seededRandom } from './plan/seeded-random';
import { visitsOf } from './plan/visits';
import { progressLine } from './progress';
import { makeResult } from './result/make-result';
import type { Result } from './result/result';
import { rangeText } from './result/range-text';
import { resultText } from './result/result-text';
import { save } from './result/result-files';
import { setStage } from './system/stage';
import { usage, UsageError } from './usage';
import { checksOfRun, checksOfSystem } from './verdict';

/** Where the command writes to, and who may stop it. */
export interface Terminal {
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Runs one command line. Returns the exit code: 0 when every invariant holds, 1 when one does not or the run failed, 2 for a wrong line. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  if (args.includes('--help')) {
    terminal.print(usage);
    return 0;
  }
  try {
    if (args[0] === 'compare') return compare(args.slice(1), terminal.print);
    const results = await offerLoad(readInvocation(args), terminal);
    return results.every(({ verdict }) => verdict === 'PASS') ? 0 : 1;
  } catch (error) {
    terminal.print(error instanceof Error ? error.message : String(error));
    if (!(error instanceof UsageError)) return 1;
    terminal.print(`\n${usage}`);
    return 2;
  }
}

async function offerLoad(invocation: Invocation, terminal: Terminal): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let turn = 1; turn <= invocation.runs && !terminal.signal.aborted; turn += 1) {
    if (invocation.runs > 1) terminal.print(`\nRun ${turn} of ${invocation.runs}`);
    results.push(await offerOnce(invocation, terminal));
  }
  if (results.length > 1) for (const line of ['', ...rangeText(results)]) terminal.print(line);
  return results;
}

async function offerOnce(invocation: Invocation, { print, signal }: Terminal): Promise<Result> {
  const { scenario, shape, seed, out } = invocation;
  const visits = visitsOf(scenario, shape, seededRandom(seed));
  const stage = await setStage(invocation, visits.customerCount, print);
  const startedAt = new Date();
  const load = new LoadRun(stage, invocation, (second) => print(progressLine(second, load.scoreboard)));
  const observed = await load.run(visits, signal);
  for (const saleId of stage.saleIds) await stage.operator.closeSale(saleId);
  print('Checking the books…');
  const { scoreboard } = load;
  const { system, saleIds } = stage;
  const units = restocked(invocation) + (saleIds.length - 1) * invocation.units;
  const checks = [...checksOfRun({ scoreboard, units }), ...(await checksOfSystem(system, print))];
  const result = makeResult({ invocation, system, observed, checks, startedAt, isPartial: signal.aborted, units });
  const files = save(result, out, startedAt);
  for (const line of ['', ...resultText(result), '', `The result: ${files.page}`, `            ${files.json}`])
    print(line);
  return result;
}
