import { messageCatalogue, rpcCatalogue } from '@floodgate/contracts';
import type { ServiceWiring } from './load-wirings';

/** Every message and question: where it travels, who says it, which queues take it, what it carries. */
export function messageCataloguePage(wirings: readonly ServiceWiring[]): string {
  const messages = messageCatalogue.map((contract) => [
    `\`${contract.type}\``,
    `${contract.kind} over \`${contract.exchange.name}\` (${contract.exchange.kind})`,
    contract.kind === 'alert'
      ? 'every service'
      : names(
          wirings
            .filter((each) => each.publishes.includes(contract) || each.sends.includes(contract))
            .map(({ folder }) => folder),
        ),
    names(
      wirings.flatMap(({ handlers, listeners }) => [
        ...handlers.filter((each) => each.contract === contract).map(({ queue }) => `\`${queue}\``),
        ...listeners
          .filter((each) => each.contracts.includes(contract))
          .map(({ name }) => `\`${name}\` (each process)`),
      ]),
    ),
    fieldsOf(contract.data.shape),
  ]);
  const questions = rpcCatalogue.map((contract) => [
    `\`${contract.type}\``,
    `rpc over \`${contract.exchange.name}\` (${contract.exchange.kind})`,
    names(wirings.filter(({ asks }) => asks.includes(contract)).map(({ folder }) => folder)),
    names(
      wirings.flatMap(({ answerers }) =>
        answerers.filter((each) => each.contract === contract).map(({ queue }) => `\`${queue}\``),
      ),
    ),
    `${fieldsOf(contract.request.shape)} → ${fieldsOf(contract.reply.shape)}`,
  ]);
  const header = [['message', 'travels as', 'said by', 'taken by', 'carries'], Array.from({ length: 5 }, () => '---')];
  return [...header, ...messages, ...questions].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function names(all: readonly string[]): string {
  return all.length === 0 ? 'programs outside' : all.join(', ');
}

function fieldsOf(shape: object): string {
  return Object.keys(shape)
    .map((field) => `\`${field}\``)
    .join(', ');
}
