import type { ServiceWiring } from './load-wirings';
import { takenBy } from './taken-types';

/** What each service says, hears and answers. */
export function servicesTable(wirings: readonly ServiceWiring[]): string {
  const rows = wirings.map(({ folder, publishes, sends, handlers, listeners, answerers }) => [
    `[\`${folder}\`](services/${folder}/README.md)`,
    listOf([...publishes, ...sends].map(({ type }) => type)),
    listOf(handlers.map(takenBy)),
    listOf(listeners.flatMap(({ contracts }) => contracts.map(({ type }) => type))),
    listOf(answerers.map(({ contract }) => contract.type)),
  ]);
  const lines = [
    ['service', 'says', 'handles', 'hears in each process', 'answers'],
    ['---', '---', '---', '---', '---'],
    ...rows,
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function listOf(types: readonly string[]): string {
  return types.length === 0 ? '—' : types.map((type) => `\`${type}\``).join('<br>');
}
