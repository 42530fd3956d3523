import type { BaselineContestant } from '../contestants/baseline-contestant';
import type { Contestant } from '../contestants/contestant';
import type { SystemContestant } from '../contestants/system-contestant';
import type { Invocation } from '../invocation';
import type { FigureBook } from '../result/figure-book';
import type { BenchSystem } from '../system/bench-system';

/** What every part of the bench works with. */
export interface Stage {
  readonly system: BenchSystem;
  readonly ours: SystemContestant;
  readonly single: BaselineContestant;
  readonly coalesced: BaselineContestant;
  readonly invocation: Invocation;
  readonly book: FigureBook;
  readonly print: (line: string) => void;
  readonly signal: AbortSignal;
}

export const contestantsOf = ({ ours, single, coalesced }: Stage): readonly Contestant[] => [ours, single, coalesced];

/**
 * Everybody's turn, round by round, the other way round each time: whoever comes after somebody finds the machine as that one
 * left it. Interrupted, it ends between two turns.
 */
export async function inTurns<Player>(
  players: readonly Player[],
  { rounds, signal }: { readonly rounds: number; readonly signal: AbortSignal },
  turn: (player: Player, round: number) => Promise<void>,
): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    for (const player of round % 2 === 1 ? players : players.toReversed()) {
      signal.throwIfAborted();
      await turn(player, round);
    }
  }
}

/** Rounds of what takes minutes: one, unless nothing else is asked for. */
export function fewRounds({ parts, rounds }: Invocation): number {
  return parts.length === 1 ? rounds : 1;
}
