import { outcomes } from './generator/outcome';
import type { Scoreboard } from './generator/scoreboard';
import type { Second } from './result/result';

/** One line for one second of a run. */
export function progressLine({ atS, offered, told, confirmed, waiting }: Second, scoreboard: Scoreboard): string {
  const answers = outcomes
    .filter((outcome) => (told[outcome] ?? 0) > 0)
    .map((outcome) => `${outcome} ${told[outcome] ?? 0} (p99 ${Math.round(scoreboard.latencyOf(outcome).p99Ms)} ms)`);
  const shown = answers.length > 0 ? answers.join(', ') : 'nobody was told anything';
  return `${String(atS).padStart(4)} s  offered ${offered}: ${shown} · settled ${confirmed} · waiting ${waiting}`;
}
