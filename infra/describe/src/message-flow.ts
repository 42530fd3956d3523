import type { MessageContract } from '@floodgate/contracts';
import { AnyEvent } from '@floodgate/messaging';
import type { ServiceWiring } from './load-wirings';

/** Who tells whom what, as a Mermaid picture: one box per service, one arrow for all that one tells, or asks, another. */
export function messageFlow(wirings: readonly ServiceWiring[]): string {
  const boxes = wirings.map(({ owner, folder }) => `  ${boxOf(owner)}["<b>${folder}</b>"]`);
  const arrows = wirings.flatMap((from) =>
    wirings.flatMap((to) => [
      ...arrow(from, to, told(from, to), ['--', '-->']),
      ...arrow(from, to, asked(from, to), ['-.', '.->']),
    ]),
  );
  return ['```mermaid', 'flowchart LR', ...boxes, ...arrows, '```'].join('\n');
}

function told(from: ServiceWiring, to: ServiceWiring): readonly string[] {
  if (hearsEverythingOf(to, from)) return ['every event'];
  const said = [...new Set([...from.publishes, ...from.sends])];
  return said.filter((contract) => takes(to, contract)).map(({ type }) => type);
}

function asked(from: ServiceWiring, to: ServiceWiring): readonly string[] {
  const contracts = from.asks.filter((contract) => to.answerers.some((answerer) => answerer.contract === contract));
  return contracts.map(({ type }) => `${type}?`);
}

function arrow(
  from: ServiceWiring,
  to: ServiceWiring,
  labels: readonly string[],
  [tail, head]: readonly [tail: string, head: string],
): readonly string[] {
  if (labels.length === 0) return [];
  // The version is on the wire; a picture is read without it.
  const label = labels.map((text) => text.replace(/\.v\d+/, '')).join('<br>');
  return [`  ${boxOf(from.owner)} ${tail} "${label}" ${head} ${boxOf(to.owner)}`];
}

function hearsEverythingOf(to: ServiceWiring, from: ServiceWiring): boolean {
  const said = [...from.publishes, ...from.sends].map(({ exchange }) => exchange.name);
  return to.handlers.some(
    ({ contract, exchanges }) => contract === AnyEvent && exchanges.some((exchange) => said.includes(exchange)),
  );
}

function takes({ handlers, listeners }: ServiceWiring, contract: MessageContract): boolean {
  return (
    handlers.some((handler) => handler.contract === contract) ||
    listeners.some(({ contracts }) => contracts.includes(contract))
  );
}

/** Mermaid reads a hyphen as the beginning of an arrow. */
function boxOf(owner: string): string {
  return owner.replaceAll('-', '_');
}
