import type { HandlerWiring } from '../topology/wiring';
import type { Outcome, ReceivedEvent } from './delivery';

/** The rung of the ladder that comes next, in milliseconds; undefined when there is none, or nothing to wait for. */
export function retryDelayOf(
  { retryDelaysMs }: HandlerWiring,
  { attempt }: ReceivedEvent,
  outcome: Outcome,
): number | undefined {
  if (outcome.kind === 'held') return retryDelaysMs[0];
  return outcome.kind === 'transient' ? retryDelaysMs[attempt - 1] : undefined;
}
