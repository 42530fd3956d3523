import type { ServiceWiring } from './load-wirings';
import { takenBy } from './taken-types';

/** What runs on a queue at this moment. */
export interface QueueState {
  readonly messages: number;
  readonly consumers: number;
}

/** The wiring of every service, to read in a terminal; with numbers where the system runs. */
export function wiringText(
  wirings: readonly ServiceWiring[],
  running: ReadonlyMap<string, QueueState> | undefined,
): string {
  return wirings.map((wiring) => serviceText(wiring, running)).join('\n\n');
}

function serviceText(wiring: ServiceWiring, running: ReadonlyMap<string, QueueState> | undefined): string {
  const { folder, publishes, sends, handlers, answerers, listeners, asks } = wiring;
  return [
    folder,
    ...publishes.map(({ type, exchange }) => `  says     ${type}  over ${exchange.name} (${exchange.kind})`),
    ...sends.map(({ type, exchange }) => `  sends    ${type}  over ${exchange.name} (${exchange.kind})`),
    ...handlers.map(
      (handler) =>
        `  handles  ${takenBy(handler)}  on ${handler.queue}  prefetch ${handler.prefetch}, batch ${handler.batchSize}, ` +
        `retry ${secondsOf(handler.retryDelaysMs)}${handler.maxLength === undefined ? '' : `, at most ${handler.maxLength} messages`}` +
        (handler.waitsMs.length === 0 ? '' : `, waits ${secondsOf(handler.waitsMs)}`) +
        stateText(handler.queue, running),
    ),
    ...answerers.map(({ contract, queue }) => `  answers  ${contract.type}  on ${queue}${stateText(queue, running)}`),
    ...listeners.map(
      ({ contracts, name }) =>
        `  hears    ${contracts.map(({ type }) => type).join(', ')}  in each process, on ${name}.<random>`,
    ),
    ...asks.map(({ type, owner }) => `  asks     ${type}  of ${owner}`),
  ].join('\n');
}

function secondsOf(lengthsMs: readonly number[]): string {
  return lengthsMs.map((ms) => `${ms / 1_000}s`).join(' ');
}

function stateText(queue: string, running: ReadonlyMap<string, QueueState> | undefined): string {
  if (!running) return '';
  const state = running.get(queue);
  if (!state) return '  [MISSING on the broker]';
  const dead = running.get(`${queue}.dead`)?.messages ?? 0;
  return `  [${state.consumers} consuming, ${state.messages} waiting, ${dead} dead]`;
}
