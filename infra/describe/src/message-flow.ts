import type { MessageContract } from '@floodgate/contracts';
import { AnyEvent } from '@floodgate/messaging';
import type { ServiceWiring } from './load-wirings';

/** Who tells whom what, as a Mermaid picture: one box per service, one arrow per message type and receiver. */
export function messageFlow(wirings: readonly ServiceWiring[]): string {
  const boxes = wirings.map(({ owner, folder }) => `  ${boxOf(owner)}["<b>${folder}</b>"]`);
  const told = wirings.flatMap((from) => [
    ...[...new Set([...from.publishes, ...from.sends])].flatMap((contract) =>
      wirings
        .filter((to) => takes(to, contract))
        .map((to) => `  ${boxOf(from.owner)} -- "${contract.type}" --> ${boxOf(to.owner)}`),
    ),
    ...wirings
      .filter((to) => hearsEverythingOf(to, from))
      .map((to) => `  ${boxOf(from.owner)} -- "everything" --> ${boxOf(to.owner)}`),
    ...from.asks.flatMap((contract) =>
      wirings
        .filter((to) => to.answerers.some((answerer) => answerer.contract === contract))
        .map((to) => `  ${boxOf(from.owner)} -. "${contract.type}?" .-> ${boxOf(to.owner)}`),
    ),
  ]);
  return ['```mermaid', 'flowchart LR', ...boxes, ...told, '```'].join('\n');
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
