import { measure } from 'mitata';
import { numberText } from '../result/number-text';
import { medianOf } from '../result/statistics';
import type { Stage } from '../macro/stage';

export interface SingleStep {
  /** What is done, such as `a ticket is refused`. */
  readonly what: string;
  readonly run: () => unknown;
}

/** Each as often as it takes to be sure, so many rounds over: nanoseconds for one, as half of them took at most. */
export async function measureSteps(stage: Stage, name: string, steps: readonly SingleStep[]): Promise<void> {
  for (const { what, run } of steps) {
    const values: number[] = [];
    for (let round = 1; round <= stage.invocation.rounds; round += 1) {
      stage.signal.throwIfAborted();
      const { p50 } = await measure(run);
      stage.book.note({ part: 'micro', name, unit: 'ns', of: what }, p50);
      values.push(p50);
    }
    stage.print(`  ${name.padEnd(20)}${what.padEnd(40)}${numberText(medianOf(values))} ns`);
  }
}

/** What is done to many things at once: how many of them a second. */
export async function measurePace(
  stage: Stage,
  { name, of }: { readonly name: string; readonly of: string },
  perS: () => Promise<number>,
): Promise<void> {
  const values: number[] = [];
  for (let round = 1; round <= stage.invocation.rounds; round += 1) {
    stage.signal.throwIfAborted();
    const value = await perS();
    stage.book.note({ part: 'micro', name, unit: 'events/s', of }, value);
    values.push(value);
  }
  stage.print(`  ${name.padEnd(20)}${of.padEnd(40)}${numberText(medianOf(values))} events/s`);
}
